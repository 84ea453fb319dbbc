import type { StoredStory, StoryRecord } from '../db/stories.ts';
import { storyHash } from '../storyHash.ts';
import { assertThere } from './assertThere.ts';
import { cutVersion, keepable } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { keepDamaged } from './keepDamaged.ts';
import { stale } from './saveStory.ts';

/**
 * Puts an earlier text in a story's place, inside the caller's transaction. What stood there is a version, or
 * lies in `damaged/` when it did not fit its hash; what is put there is a version too, of this `label`. Returns
 * the new revision.
 */
export function replaceText(desk: Desk, current: StoryRecord, story: StoredStory, label = ''): number {
  const { stories, versions } = desk.library;
  const { id } = story;
  if (storyHash(current.document, current.meta) === current.hash) cutVersion(desk, id, current, 'saved');
  else keepDamaged(desk, current);
  const revision = stories.save(story, current.revision, desk.now().toISOString());
  if (revision === null) throw stale(current.revision);
  assertThere(desk, story);
  versions.add(id, keepable(story), 'restore', label, desk.now().toISOString());
  return revision;
}
