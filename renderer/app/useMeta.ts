import { useCallback, useSyncExternalStore } from 'react';
import type { StoryMeta } from '../../shared/story/story.ts';
import { useShown } from './shown.ts';

const stop = (): void => {};

/** The open story's facts; null when none is open. */
export function useMeta(): StoryMeta | null {
  const session = useShown((shown) => shown.session);
  const subscribe = useCallback(
    (listener: () => void) => (session === null ? stop : session.subscribe(listener)),
    [session],
  );
  return useSyncExternalStore(subscribe, () => session?.getMeta() ?? null);
}
