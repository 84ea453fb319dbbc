import { useCallback, useSyncExternalStore } from 'react';
import { headlineIn, headlineOf } from './headlineOf.ts';
import { useShown } from './shown.ts';

const none = () => () => {};

/** The open story's headline; a component that uses it renders again only when its words change. */
export function useHeadline(): string {
  const handle = useShown((shown) => shown.handle);
  const session = useShown((shown) => shown.session);
  const subscribe = useCallback(
    (listener: () => void) => (handle === null ? none() : handle.onDocument(listener)),
    [handle],
  );
  return useSyncExternalStore(subscribe, () => {
    if (handle !== null) return headlineIn(handle);
    return session === null ? '' : headlineOf(session.getText().document);
  });
}
