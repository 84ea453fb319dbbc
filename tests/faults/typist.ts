import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { Story } from '../../shared/story/story.ts';
import { article, textOf } from '../contract/article.ts';

/** When unsaved text is to be saved: as the editor's session has it, or at once. */
export type Due = (firstUnsavedAt: number, lastKeyAt: number) => number;

/** A key every so many milliseconds. */
const pace = 15;
const tick = 5;

/**
 * Somebody who types without a pause, and saves as the editor's session does: one save in flight, the newest
 * text wins. The core may die at any moment; what was typed stays here.
 */
export function createTypist(story: Story) {
  const words: string[] = [];
  const typedAt: number[] = [];
  let revision = story.revision;
  let acknowledged = 0;
  /** How many words each save that was sent since the last answer had. */
  let sent: number[] = [];

  const document = (count: number) => article('Typed', words.slice(0, count).join(' '));

  return {
    /** Types and saves until told to stop; returns when the last save has been answered or has failed. */
    async type(api: Api, due: Due, stop: AbortSignal): Promise<void> {
      let inFlight: Promise<void> | null = null;
      let firstUnsaved: number | null = null;
      while (!stop.aborted) {
        const now = Date.now();
        if (now - (typedAt.at(-1) ?? 0) >= pace) {
          words.push(`key${words.length}`);
          typedAt.push(now);
          firstUnsaved ??= now;
        }
        if (inFlight === null && firstUnsaved !== null && now >= due(firstUnsaved, typedAt.at(-1) ?? now)) {
          firstUnsaved = null;
          inFlight = save(api).finally(() => {
            inFlight = null;
          });
        }
        await new Promise((done) => setTimeout(done, tick));
      }
      await inFlight;
    },
    /**
     * Takes up again after a crash. Returns what is stored against what must be: the stored text is always
     * one that was sent, whole, and not older than the last one that was answered with "saved".
     */
    async resume(
      api: Api,
    ): Promise<{ readonly stored: number; readonly isWhole: boolean; readonly acknowledged: number }> {
      const now = (await api.call('stories.read', { id: story.id })).story;
      const stored = storedWords(now);
      const isWhole =
        textOf(now.document) === textOf(document(stored)) &&
        (stored === acknowledged || sent.includes(stored));
      revision = now.revision;
      const before = acknowledged;
      acknowledged = stored;
      sent = [];
      return { stored, isWhole, acknowledged: before };
    },
    /** Words typed before a moment. */
    typedBefore: (moment: number): number => typedAt.filter((at) => at < moment).length,
    acknowledged: (): number => acknowledged,
    /** Milliseconds the oldest word that is not among the first `stored` had at a moment; 0 when there is none. */
    ageOfLost: (stored: number, moment: number): number => Math.max(0, moment - (typedAt[stored] ?? moment)),
  };

  async function save(api: Api): Promise<void> {
    const count = words.length;
    sent.push(count);
    try {
      const saved = await api.call('stories.save', {
        id: story.id,
        baseRevision: revision,
        document: document(count),
        meta: story.meta,
      });
      revision = saved.revision;
      acknowledged = count;
      sent = [];
    } catch (error) {
      const isCoreGone =
        !(error instanceof StetError) || error.code === 'offline' || error.code === 'cancelled';
      if (!isCoreGone) throw error;
    }
  }
}

function storedWords({ document }: Story): number {
  return textOf(document).match(/key\d+/g)?.length ?? 0;
}
