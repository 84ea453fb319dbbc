import { StetError } from '../../../shared/contract/reply.ts';
import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { keptNames } from '../../../shared/story/keptFacts.ts';
import { sameJson } from '../../../shared/story/sameJson.ts';
import { type Signature, signatureOf } from '../../../shared/story/signature.ts';
import { cutVersion } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { assertOurs, findRecord, fromRecord } from './readStory.ts';
import { stale } from './saveStory.ts';
import { toStored } from './storedStory.ts';

/**
 * Writes the directory's entry, in the story's language, into its byline in one open story; the text before it
 * becomes a version. Throws StetError `stale`, `trashed`, `invalid` when it was exported meanwhile, or what reading a story throws; nothing is
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
    if (meta.status === 'exported' || keptNames(meta).includes('status')) {
      throw new StetError('invalid', 'This story was exported, so it keeps the byline it went out with.');
    }
    cutVersion(desk, id, record, 'saved', `Before the byline of ${entry.name}`.slice(0, 200));
    const story = toStored(id, withByline(document, signatureOf(entry, meta.language)), meta, schemaVersion);
    const revision = desk.library.stories.save(story, baseRevision, desk.now().toISOString());
    if (revision === null) throw stale(record.revision);
  });
}

/** Whether a byline of this contributor says something else than the directory does in the story's language. */
export function isOutdated(document: NodeJson, entry: Contributor, language: string): boolean {
  const facts = Object.entries(signatureOf(entry, language));
  return bylinesOf(document, entry.id).some(({ attrs }) =>
    // A byline of before may lack what entries hold since.
    facts.some(([name, value]) => !sameJson(attrs?.[name] ?? null, value)),
  );
}

function withByline(document: NodeJson, facts: Signature): NodeJson {
  const mine = new Set(bylinesOf(document, facts.contributorId));
  const attributes: Readonly<Record<string, JsonValue>> = { ...facts };
  const replaced = (node: NodeJson): NodeJson =>
    mine.has(node) ? { ...node, attrs: { ...node.attrs, ...attributes } } : node;
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
