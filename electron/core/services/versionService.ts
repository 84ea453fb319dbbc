import { StetError } from '../../../shared/contract/reply.ts';
import { shownDocument } from '../../../shared/document/newerDocument.ts';
import { chosenFacts } from '../../../shared/story/keptFacts.ts';
import type { Handlers } from '../dispatch.ts';
import { storyHash } from '../storyHash.ts';
import { cutVersion, keepable, toVersionRow } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { assertOurs, findRecord, readContent } from './readStory.ts';
import { replaceText } from './replaceText.ts';
import { stale } from './saveStory.ts';
import { toStored } from './storedStory.ts';
import { versionContent } from './versionContent.ts';

type Calls = 'versions.list' | 'versions.read' | 'versions.cut' | 'versions.restore' | 'versions.keep';

/** Earlier states of a story: cut, list, read, restore. */
export function versionService(desk: Desk): Pick<Handlers, Calls> {
  const { library } = desk;
  const read = (id: string) => findRecord(desk, id);

  return {
    'versions.list': ({ id }) => ({ versions: library.versions.list(id).map(toVersionRow) }),

    'versions.read'({ id, version }) {
      const { record, document, meta } = readVersion(desk, id, version);
      const shown = shownDocument(document, record.schemaVersion);
      return { version: toVersionRow(record), document: shown, meta };
    },

    'versions.cut'({ id, label }) {
      desk.assertWritable();
      const version = library.write(() => cutVersion(desk, id, read(id), 'saved', label));
      return { version };
    },

    'versions.restore'({ id, version, baseRevision }) {
      desk.assertWritable();
      const { record, document, meta } = readVersion(desk, id, version);
      const revision = library.write(() => {
        const current = read(id);
        if (current.revision !== baseRevision) throw stale(current.revision);
        const isSound = storyHash(current.document, current.meta) === current.hash;
        if (isSound) assertOurs(current.schemaVersion);
        // The text goes back; whose turn it is and what was noted since does not.
        const now = isSound ? readContent(current).meta : meta;
        const { status, assignee, notes } = now;
        const story = toStored(
          id,
          document,
          chosenFacts(meta, { status, assignee, notes }),
          record.schemaVersion,
        );
        return replaceText(desk, current, story);
      });
      desk.emit({ type: 'stories.changed', ids: [id] });
      desk.search.changed();
      return { revision };
    },

    'versions.keep'({ id, document, meta }) {
      desk.assertWritable();
      const story = toStored(id, document, meta);
      const version = library.write(() => {
        read(id);
        return toVersionRow(
          library.versions.add(id, keepable(story), 'conflict', '', desk.now().toISOString()),
        );
      });
      return { version };
    },
  };
}

/** A version whose content fits its hash. Throws StetError `notFound` or `damaged`. */
function readVersion(desk: Desk, id: string, version: number) {
  const record = desk.library.versions.one(id, version);
  if (record === undefined) throw new StetError('notFound', 'This story has no such version.');
  const content = versionContent(desk, record);
  if (content === null)
    throw new StetError('damaged', 'This version was damaged on the disk. Choose another one.');
  return { record, ...readContent(content) };
}
