import { StetError } from '../../../shared/contract/reply.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { keptNames } from '../../../shared/story/keptFacts.ts';
import { cutVersion } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { assertOurs, findRecord, fromRecord } from './readStory.ts';
import { stale } from './saveStory.ts';
import { toStored } from './storedStory.ts';

/**
 * Writes the directory's entry into its byline in one draft; the text before it becomes a version. Throws
 * StetError `stale`, `trashed`, `invalid` when it is no draft any more, or what reading a story throws; nothing is
 * written then.
 */
export function updateDraft(desk: Desk, entry: Contributor, id: string, baseRevision: number): void {
  desk.library.write(() => {
    const record = findRecord(desk, id);
    const { document, meta, schemaVersion, trashedAt } = fromRecord(desk, record);
    if (record.revision !== baseRevision) throw stale(record.revision);
    assertOurs(schemaVersion);
    if (trashedAt !== null) {
      throw new StetError('trashed', 'This story is in the trash, so its byline was left as it is.');
    }
    if (meta.status !== 'draft' || keptNames(meta).includes('status')) {
      throw new StetError('invalid', 'This story is no draft any more, so its byline was left as it is.');
    }
    cutVersion(desk, id, record, 'saved', `Before the byline of ${entry.name}`.slice(0, 200));
    const story = toStored(id, withByline(document, entry), meta, schemaVersion);
    const revision = desk.library.stories.save(story, baseRevision, desk.now().toISOString());
    if (revision === null) throw stale(record.revision);
  });
}

/** Whether a byline of this contributor says something else than the directory does. */
export function isOutdated(document: NodeJson, entry: Contributor): boolean {
  const { id, ...facts } = entry;
  return bylinesOf(document, id).some(({ attrs }) =>
    Object.entries(facts).some(([name, value]) => attrs?.[name] !== value),
  );
}

function withByline(document: NodeJson, entry: Contributor): NodeJson {
  const { id, ...facts } = entry;
  const mine = new Set(bylinesOf(document, id));
  const replaced = (node: NodeJson): NodeJson =>
    mine.has(node) ? { ...node, attrs: { ...node.attrs, ...facts } } : node;
  return {
    ...document,
    content: (document.content ?? []).map((field) =>
      field.type === 'bylines' ? { ...field, content: (field.content ?? []).map(replaced) } : field,
    ),
  };
}

function bylinesOf(document: NodeJson, contributorId: string): readonly NodeJson[] {
  return (document.content ?? [])
    .filter(({ type }) => type === 'bylines')
    .flatMap(({ content }) => content ?? [])
    .filter(({ attrs }) => attrs?.contributorId === contributorId);
}
