import { createDepartures } from '../story/departures.ts';
import type { StorySession } from '../story/storySession.ts';
import { desk } from './desk.ts';

export const departures = createDepartures();

/** Every session that may hold unsaved words: the one on the page and those on their way out. */
export function liveSessions(): readonly StorySession[] {
  const { session } = desk.get();
  return session === null ? departures.list() : [session, ...departures.list()];
}
