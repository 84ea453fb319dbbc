import type { Api } from '../../shared/contract/host.ts';
import type { Story } from '../../shared/story/story.ts';
import type { Clock } from './clock.ts';
import { readOrGone } from './readOrGone.ts';
import type { Saver } from './saver.ts';
import { isSameText } from './storedProof.ts';

const lookDelay = 1500;

export interface FollowOptions {
  readonly id: string;
  readonly api: Api;
  readonly clock: Clock;
  readonly saver: Saver;
  readonly flush: () => Promise<void>;
  /** Calls back after every change of state. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Does for an open story what the library's events ask for. Returns how to stop. */
export function followLibrary(options: FollowOptions): () => void {
  const { id, api, clock, saver, flush } = options;
  /** The last revision that was read back. */
  let seen = saver.revision;
  let cancel: (() => void) | null = null;

  const look = async (): Promise<void> => {
    const story = await readOrGone(api, id);
    if (story === null) return saver.moved('gone');
    if (story.trashedAt !== null) return saver.moved('trash');
    if (saver.isAway) saver.moved('queue');
    if (saver.hasUnsaved) return;
    const { stored, revision } = saver;
    if (story.revision > revision) saver.adopt(story);
    else if (story.revision < revision || !(await isSameText(stored, story))) await mistrust(story, revision);
    seen = saver.revision;
  };
  /** What was confirmed is not there: nobody's save, but a fault, or a library that was put back. */
  const mistrust = async (story: Story, revision: number): Promise<void> => {
    await api.call('versions.keep', { id, document: story.document, meta: story.meta }).catch(() => {});
    if (saver.revision === revision && !saver.hasUnsaved) saver.mistrust(story);
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
    if (event.type === 'connected' || event.type === 'unlocked') {
      saver.retryNow();
      // What was said while nobody listened is not said again.
      lookLater();
    }
    if (event.type === 'closing') void flush().catch(() => {});
    if (event.type === 'stories.moved' && event.ids.includes(id)) saver.moved(event.to);
    if (event.type === 'stories.changed' && event.ids.includes(id)) lookLater();
  });
  // What was saved here is read back once, by another way than the one it was saved by.
  const stopWatching = options.subscribe(() => {
    if (saver.state.kind === 'saved' && saver.revision !== seen) lookLater();
  });
  return () => {
    stop();
    stopWatching();
    cancel?.();
  };
}
