import { StetError } from '../../../shared/contract/reply.ts';
import { knownFailure } from '../failure.ts';
import type { Desk } from './desk.ts';
import type { RevisedStory } from './rewriteOpenStory.ts';

/** Updates stories one by one: one that cannot be is left alone, its `error` says why, and the others go on. */
export function updateEach(
  desk: Desk,
  stories: readonly RevisedStory[],
  update: (story: RevisedStory) => void,
) {
  const outcomes = stories.map((story) => ({ id: story.id, error: tryUpdate(() => update(story)) }));
  const ids = outcomes.filter(({ error }) => error === null).map(({ id }) => id);
  if (ids.length > 0) {
    desk.emit({ type: 'stories.changed', ids });
    desk.search.changed();
  }
  return { outcomes };
}

function tryUpdate(update: () => void): string | null {
  try {
    update();
    return null;
  } catch (error) {
    const known = error instanceof StetError ? error : knownFailure(error);
    if (known === null) throw error;
    return known.message;
  }
}
