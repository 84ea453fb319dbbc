import { StetError } from '../../../shared/contract/reply.ts';
import type { StoredStory } from '../db/stories.ts';
import type { Desk } from './desk.ts';

/**
 * To be called at the end of the transaction that wrote `story`: throws StetError `storage`, so that all of it is
 * taken back, when the library gives back something else.
 */
export function assertThere({ library }: Desk, story: StoredStory): void {
  if (library.stories.holds(story)) return;
  throw new StetError(
    'storage',
    'What was written could not be read back as it is, so it was undone and nothing is called saved. The text stays in the window, and Stet tries again.',
  );
}
