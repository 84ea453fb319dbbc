import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import type { Story } from '../../shared/story/story.ts';
import type { Clock } from './clock.ts';
import type { Saver } from './saver.ts';

const lookDelay = 1500;

export interface FollowOptions {
  readonly id: string;
  readonly api: Api;
  readonly clock: Clock;
  readonly saver: Saver;
  readonly flush: () => Promise<void>;
}

/** Does for an open story what the library's events ask for. Returns how to stop. */
export function followLibrary({ id, api, clock, saver, flush }: FollowOptions): () => void {
  let cancel: (() => void) | null = null;

  const look = async (): Promise<void> => {
    const story = await readOrGone();
    if (story === null) return saver.moved('gone');
    if (story.trashedAt !== null) return saver.moved('trash');
    if (saver.isAway) saver.moved('queue');
    if (story.revision > saver.revision && !saver.hasUnsaved) saver.adopt(story);
  };
  const readOrGone = async (): Promise<Story | null> => {
    try {
      return (await api.call('stories.read', { id })).story;
    } catch (error) {
      if (error instanceof StetError && error.code === 'notFound') return null;
      throw error;
    }
  };
  /** Somebody may have saved this story elsewhere: looked at when nobody types here. */
  const lookLater = (): void => {
    if (saver.state.kind === 'readOnly') return;
    cancel?.();
    cancel = clock.after(lookDelay, () => {
      cancel = null;
      if (!saver.hasUnsaved || saver.isAway) void look().catch(() => {});
    });
  };
  const stop = api.on((event) => {
    if (event.type === 'connected') {
      saver.retryNow();
      // What was said while nobody listened is not said again.
      lookLater();
    }
    if (event.type === 'closing') void flush().catch(() => {});
    if (event.type === 'stories.moved' && event.ids.includes(id)) saver.moved(event.to);
    if (event.type === 'stories.changed' && event.ids.includes(id)) lookLater();
  });
  return () => {
    stop();
    cancel?.();
  };
}
