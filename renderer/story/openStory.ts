import type { Api } from '../../shared/contract/host.ts';
import { sameJson } from '../../shared/story/sameJson.ts';
import { browserShelf } from './browserShelf.ts';
import { type Clock, realClock } from './clock.ts';
import type { EmergencyShelf } from './emergencyCopy.ts';
import { sha256 } from './sha256.ts';
import type { Digest } from './storedProof.ts';
import { StorySession } from './storySession.ts';

/** Reads a story and starts keeping it. Rejects with StetError: `notFound`, `damaged`, `offline`. */
export async function openStory(
  api: Api,
  id: string,
  clock: Clock = realClock,
  shelf: EmergencyShelf = browserShelf,
  digest: Digest = sha256,
): Promise<StorySession> {
  const [opened, copies] = await Promise.all([
    api.call('stories.read', { id }),
    shelf.list(id).catch(() => []),
  ]);
  const { story } = opened;
  const recovered = copies.filter(
    (copy) => !(sameJson(copy.document, story.document) && sameJson(copy.meta, story.meta)),
  );
  for (const copy of copies) if (!recovered.includes(copy)) void shelf.remove(copy).catch(() => {});
  return new StorySession({ api, clock, shelf, digest }, { ...opened, recovered });
}
