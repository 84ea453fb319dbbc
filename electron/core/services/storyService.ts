import { findFindings } from '../../../shared/checks/index.ts';
import type { StoryPlace } from '../../../shared/contract/events.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Finding } from '../../../shared/document/finding.ts';
import { isNewer, shownDocument } from '../../../shared/document/newerDocument.ts';
import { emptyDocument, parseDocument, serializeDocument } from '../../../shared/document/schema.ts';
import { mediaSources } from '../../../shared/formats/mediaSources.ts';
import { chosenFacts } from '../../../shared/story/keptFacts.ts';
import type { NoticeEntry } from '../../../shared/story/libraryNotice.ts';
import { type Story, storyMeta } from '../../../shared/story/story.ts';
import type { Handlers } from '../dispatch.ts';
import type { Desk } from './desk.ts';
import { forgetRemoved } from './forgetRemoved.ts';
import { knownMedia } from './knownMedia.ts';
import { noticeEntries } from './noticeService.ts';
import { readStory } from './readStory.ts';
import { saveChange, saveStory } from './saveStory.ts';
import { newId, toStored } from './storedStory.ts';
import { readTemplate } from './templates.ts';
import { createVersionWatch } from './versionWatch.ts';

type Calls =
  | 'stories.list'
  | 'stories.facets'
  | 'stories.read'
  | 'stories.create'
  | 'stories.save'
  | 'stories.saveChange'
  | 'stories.rememberPlace'
  | 'stories.duplicate'
  | 'stories.trash'
  | 'stories.restore'
  | 'stories.emptyTrash'
  | 'stories.findings';

/** Stories: the queue, reading, writing, trash. */
export function storyService(desk: Desk): Pick<Handlers, Calls> {
  const { library } = desk;
  const watch = createVersionWatch(desk);
  const changed = (ids: readonly string[]) => {
    if (ids.length === 0) return;
    desk.emit({ type: 'stories.changed', ids });
    desk.search.changed();
  };
  const moved = (ids: readonly string[], to: StoryPlace) => {
    if (ids.length > 0) desk.emit({ type: 'stories.moved', ids, to });
    changed(ids);
  };

  return {
    async 'stories.list'(query) {
      const page = query.query.trim() === '' ? library.list.page(query) : await desk.search.find(query);
      return { ...page, revision: library.stories.lastChange() };
    },

    'stories.facets': () => library.list.facets(),

    'stories.read'({ id }) {
      const story = readStory(desk, id);
      const document = shownDocument(story.document, story.schemaVersion);
      return {
        story: { ...story, document },
        place: library.places.read(id),
        readOnly: whyReadOnly(desk, story),
      };
    },

    async 'stories.create'({ template, document, meta }) {
      desk.assertWritable();
      const facts = storyMeta.parse(meta ?? {});
      const begun =
        template === undefined
          ? serializeDocument(emptyDocument())
          : await readTemplate(desk.folders.templates, template, facts.language);
      const story = toStored(newId(), document ?? begun, facts);
      const at = desk.now().toISOString();
      library.write(() => library.stories.add(story, at, at));
      changed([story.id]);
      return { id: story.id };
    },

    'stories.save'(input) {
      const saved = saveStory(desk, watch, input);
      changed([input.id]);
      return saved;
    },

    'stories.saveChange'(input) {
      const saved = saveChange(desk, watch, input);
      changed([input.id]);
      return saved;
    },

    'stories.rememberPlace'({ id, place }) {
      // Where the caret was is a convenience: a library that cannot take it is no reason to say so.
      if (library.state === 'open') library.write(() => library.places.save(id, place));
      return {};
    },

    'stories.duplicate'({ id }) {
      desk.assertWritable();
      const { document, meta, schemaVersion } = readStory(desk, id);
      const slug = meta.slug === '' ? '' : `${meta.slug.slice(0, 190)}-copy`;
      const copy = toStored(
        newId(),
        document,
        chosenFacts(meta, { slug, status: 'draft', isSample: false }),
        schemaVersion,
      );
      const at = desk.now().toISOString();
      library.write(() => library.stories.add(copy, at, at));
      changed([copy.id]);
      return { id: copy.id };
    },

    'stories.trash'({ ids }) {
      desk.assertWritable();
      const at = desk.now().toISOString();
      moved(
        library.write(() => ids.filter((id) => library.stories.trash(id, at))),
        'trash',
      );
      return {};
    },

    'stories.restore'({ ids }) {
      desk.assertWritable();
      moved(
        library.write(() => ids.filter((id) => library.stories.trash(id, null))),
        'queue',
      );
      return {};
    },

    'stories.emptyTrash'() {
      desk.assertWritable();
      const ids = library.write(() => {
        const trashed = library.stories.trashedIds();
        for (const id of trashed) library.stories.remove(id);
        library.versions.sweep();
        return trashed;
      });
      moved(ids, 'gone');
      if (ids.length > 0) forgetRemoved(desk);
      return { removed: ids.length };
    },

    'stories.findings'({ ids }) {
      const notices = noticeEntries(desk).list(false);
      const findings = ids.flatMap((id) => {
        const row = library.stories.readRow(id);
        const title = row?.headline || row?.slug || '';
        return findingsOf(desk, id, notices).map((finding) => ({ ...finding, id, title }));
      });
      return { findings };
    },
  };
}

/** A story that cannot be read is itself a finding: it must not hide those of the others. */
function findingsOf(desk: Desk, id: string, notices: readonly NoticeEntry[]): readonly Finding[] {
  try {
    const { document, meta } = readStory(desk, id);
    const parsed = parseDocument(document);
    if (!parsed.ok) throw new StetError('damaged', `This story cannot be checked: ${parsed.reason}`);
    const sources = mediaSources(document).map(({ source }) => source);
    const known = new Map(knownMedia(desk, sources).map((medium) => [medium.source, medium]));
    return findFindings(parsed.document, meta, desk.now().getTime(), { media: known, notices });
  } catch (error) {
    if (!(error instanceof StetError)) throw error;
    return [{ code: `story.${error.code}`, severity: 'error', message: error.message, position: null }];
  }
}

function whyReadOnly(desk: Desk, story: Story): string | null {
  if (story.trashedAt !== null) return 'This story is in the trash. Restore it to go on writing.';
  if (isNewer(story.schemaVersion))
    return 'This story was written with a newer Stet. It can be read and exported here; update Stet to change it.';
  try {
    desk.assertWritable();
    return null;
  } catch (error) {
    if (error instanceof StetError) return error.message;
    throw error;
  }
}
