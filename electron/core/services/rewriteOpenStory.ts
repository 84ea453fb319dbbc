import { StetError } from '../../../shared/contract/reply.ts';
import type { NodeJson } from '../../../shared/document/json.ts';
import { keptNames } from '../../../shared/story/keptFacts.ts';
import { cutVersion } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { assertOurs, findRecord, fromRecord } from './readStory.ts';
import { stale } from './saveStory.ts';
import { toStored } from './storedStory.ts';

/** A story at the revision it was chosen at. */
export interface RevisedStory {
  readonly id: string;
  readonly baseRevision: number;
}

export interface Rewriting {
  /** What of the story is written anew. */
  readonly what: 'byline' | 'notice';
  /** The name of the version that keeps the text before it. */
  readonly before: string;
  readonly rewritten: (document: NodeJson, language: string) => NodeJson;
}

/**
 * Writes what changed elsewhere into one open story; the text before it becomes a version. Throws StetError `stale`,
 * `trashed`, `invalid` when it was exported meanwhile, or what reading a story throws; nothing is written then.
 */
export function rewriteOpenStory(
  desk: Desk,
  { id, baseRevision }: RevisedStory,
  { what, before, rewritten }: Rewriting,
): void {
  desk.library.write(() => {
    const record = findRecord(desk, id);
    const { document, meta, schemaVersion, trashedAt } = fromRecord(desk, record);
    if (record.revision !== baseRevision) throw stale(record.revision);
    assertOurs(schemaVersion);
    if (trashedAt !== null) {
      throw new StetError('trashed', `This story is in the trash, so its ${what} was left as it is.`);
    }
    if (meta.status === 'exported' || keptNames(meta).includes('status')) {
      throw new StetError('invalid', `This story was exported, so it keeps the ${what} it went out with.`);
    }
    cutVersion(desk, id, record, 'saved', before.slice(0, 200));
    const story = toStored(id, rewritten(document, meta.language), meta, schemaVersion);
    const revision = desk.library.stories.save(story, baseRevision, desk.now().toISOString());
    if (revision === null) throw stale(record.revision);
  });
}
