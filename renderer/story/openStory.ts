import type { Api } from '../../shared/contract/host.ts';
import { type Clock, realClock } from './clock.ts';
import { browserShelf, type EmergencyShelf } from './emergencyCopy.ts';
import { sameJson } from './sameJson.ts';
import { StorySession } from './storySession.ts';

/** Reads a story and starts keeping it. Rejects with StetError: `notFound`, `damaged`, `offline`. */
export async function openStory(
  api: Api,
  id: string,
  clock: Clock = realClock,
  shelf: EmergencyShelf = browserShelf,
): Promise<StorySession> {
  const [opened, copy] = await Promise.all([
    api.call('stories.read', { id }),
    shelf.read(id).catch(() => null),
  ]);
  const { story } = opened;
  const isNews =
    copy !== null && !(sameJson(copy.document, story.document) && sameJson(copy.meta, story.meta));
  if (copy !== null && !isNews) void shelf.remove(id).catch(() => {});
  return new StorySession({ api, clock, shelf }, { ...opened, recovered: isNews ? copy : null });
}
