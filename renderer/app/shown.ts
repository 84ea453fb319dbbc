import { create } from 'zustand';
import type { EditorHandle } from '../editor/editorHandle.ts';
import type { StorySession } from '../story/storySession.ts';
import { desk, useDesk } from './desk.ts';

/** The story that the bars and panels around the page show. */
export interface Shown {
  readonly session: StorySession | null;
  readonly handle: EditorHandle | null;
}

/**
 * Follows the open story one paint behind: whoever opens a story sees its text first, and the panels come
 * while it is being looked at. Commands act on the open story itself, never on this.
 */
export const useShown = create<Shown>(() => ({ session: null, handle: null }));

/** Waits for a moment in which the page has nothing to do, at most so many milliseconds. */
const patience = 100;

export function followOpenStory(): void {
  const follow = (): void => {
    const { session, handle } = desk.get();
    useShown.setState({ session, handle });
  };
  let isAsked = false;
  useDesk.subscribe((state, before) => {
    if (state.session === before.session && state.handle === before.handle) return;
    if (state.session === null) return follow();
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      requestIdleCallback(
        () => {
          isAsked = false;
          follow();
        },
        { timeout: patience },
      );
    });
  });
}
