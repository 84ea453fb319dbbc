import type { Status, VersionReason, VersionRow } from '../../../shared/story/story.ts';
import type { StoredStory } from '../db/stories.ts';
import type { Keepable, VersionRecord } from '../db/versions.ts';
import type { Desk } from './desk.ts';

/** A story about to be written, as a version would keep it. */
export function keepable(story: StoredStory): Keepable {
  const { document, meta, hash, schemaVersion, words, facts } = story;
  return { document, meta, hash, schemaVersion, words, headline: facts.headline, status: facts.status };
}

/**
 * Makes a version, inside the caller's transaction. The same text twice in a row is one version, unless it
 * is given another name.
 */
export function cutVersion(
  desk: Desk,
  id: string,
  state: Keepable,
  reason: VersionReason,
  label = '',
): VersionRow {
  const { versions } = desk.library;
  const last = versions.last(id);
  if (last !== undefined && last.hash === state.hash && (label === '' || label === last.label))
    return toVersionRow(last);
  return toVersionRow(versions.add(id, state, reason, label, desk.now().toISOString()));
}

export function toVersionRow(record: VersionRecord): VersionRow {
  const { id, storyId, at, reason, label, headline, words, status } = record;
  // Written from a story's meta, whose schema knows no other status.
  return { id, storyId, at, reason, label, headline, words, status: status as Status };
}
