import { StetError } from '../../../shared/contract/reply.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import { isNewer } from '../../../shared/document/newerDocument.ts';
import { readFacts } from '../../../shared/story/keptFacts.ts';
import type { Story, StoryMeta } from '../../../shared/story/story.ts';
import type { StoryRecord } from '../db/stories.ts';
import { storyHash } from '../storyHash.ts';
import type { Desk } from './desk.ts';
import { healStory } from './heal.ts';
import { versionContent } from './versionContent.ts';

/** The record of a story. Throws StetError `notFound`. */
export function findRecord({ library }: Desk, id: string): StoryRecord {
  const record = library.stories.read(id);
  if (record === undefined) throw new StetError('notFound', 'This story is not in the library any more.');
  return record;
}

/** The story as it is stored, also one of a newer schema. Throws StetError `notFound` or `damaged`. */
export function readStory(desk: Desk, id: string): Story {
  return fromRecord(desk, findRecord(desk, id));
}

/** The same among many stories: null for one that cannot be read; opening it says what is wrong with it. */
export function tryReadStory(desk: Desk, id: string): Story | null {
  try {
    return readStory(desk, id);
  } catch (error) {
    if (error instanceof StetError) return null;
    throw error;
  }
}

/**
 * The story of a record that fits its hash, or that the journal could put back. Throws StetError `damaged`, with
 * the last sound version to offer.
 */
export function fromRecord(desk: Desk, found: StoryRecord): Story {
  const isSound = storyHash(found.document, found.meta) === found.hash;
  const record = isSound ? found : healStory(desk, found);
  if (record === null) {
    const lastVersion = desk.library.versions
      .list(found.id)
      .find((version) => versionContent(desk, version) !== null);
    throw new StetError(
      'damaged',
      lastVersion === undefined
        ? 'This story was damaged on the disk and has no earlier version. Restore the library from a backup.'
        : 'This story was damaged on the disk. Its last version can be restored.',
      { version: lastVersion?.id ?? null, revision: found.revision },
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

/** Document and meta of checked text. Facts that only a newer Stet can use are defaults here, and kept. */
export function readContent(content: { readonly document: string; readonly meta: string }): {
  readonly document: NodeJson;
  readonly meta: StoryMeta;
} {
  // The text fits its hash, so it is what `toStored` wrote.
  return { document: JSON.parse(content.document) as NodeJson, meta: readFacts(JSON.parse(content.meta)) };
}

/** Throws StetError `readOnly` for a story that a newer Stet wrote in a way this one would not keep whole. */
export function assertOurs(written: number): void {
  if (!isNewer(written)) return;
  throw new StetError(
    'readOnly',
    'This story was written with a newer Stet, so nothing was changed. Update Stet to go on writing; your text can be saved as a copy.',
  );
}
