import { StetError } from '../../../shared/contract/reply.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import { type Story, type StoryMeta, storyMeta } from '../../../shared/story/story.ts';
import { storyHash } from '../canonicalJson.ts';
import type { StoryRecord } from '../db/stories.ts';
import type { Desk } from './desk.ts';
import { versionContent } from './versionContent.ts';

/** The record of a story. Throws StetError `notFound`. */
export function findRecord({ library }: Desk, id: string): StoryRecord {
  const record = library.stories.read(id);
  if (record === undefined) throw new StetError('notFound', 'This story is not in the library any more.');
  return record;
}

/** Throws StetError `notFound` or `damaged`. */
export function readStory(desk: Desk, id: string): Story {
  return fromRecord(desk, findRecord(desk, id));
}

/** The story of a record that fits its hash. Throws StetError `damaged`, with the last sound version to offer. */
export function fromRecord(desk: Desk, record: StoryRecord): Story {
  if (storyHash(record.document, record.meta) !== record.hash) {
    const lastVersion = desk.library.versions
      .list(record.id)
      .find((version) => versionContent(desk, version) !== null);
    throw new StetError(
      'damaged',
      lastVersion === undefined
        ? 'This story was damaged on the disk and has no earlier version. Restore the library from a backup.'
        : 'This story was damaged on the disk. Its last version can be restored.',
      { version: lastVersion?.id ?? null, revision: record.revision },
    );
  }
  const { id, revision, schemaVersion: written, hash, createdAt, savedAt, trashedAt } = record;
  return {
    id,
    revision,
    schemaVersion: written,
    ...readContent(record),
    hash,
    createdAt,
    savedAt,
    trashedAt,
  };
}

/** Document and meta of checked text; a newer Stet's library may hold a meta this one cannot take. */
export function readContent(content: { readonly document: string; readonly meta: string }): {
  readonly document: NodeJson;
  readonly meta: StoryMeta;
} {
  const meta = storyMeta.safeParse(JSON.parse(content.meta));
  if (!meta.success)
    throw new StetError(
      'damaged',
      'What is kept about this story was written by another Stet and cannot be read here.',
    );
  // The text fits its hash, so it is what `toStored` wrote.
  return { document: JSON.parse(content.document) as NodeJson, meta: meta.data };
}
