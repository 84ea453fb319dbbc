import type { StorySession } from './storySession.ts';

/**
 * Saves when the window loses the person's eye, and asks before a window with unsaved text goes away.
 * `sessions` gives all that may hold some. Returns how to stop.
 */
export function guardUnload(sessions: () => readonly StorySession[], page: Window = window): () => void {
  const save = (): void => {
    for (const session of sessions()) void session.flush().catch(() => {});
  };
  const onHidden = (): void => {
    if (page.document.visibilityState === 'hidden') save();
  };
  const ask = (event: BeforeUnloadEvent): void => {
    if (!sessions().some((session) => session.hasUnsaved)) return;
    save();
    event.preventDefault();
  };
  page.addEventListener('blur', save);
  page.addEventListener('pagehide', save);
  page.document.addEventListener('visibilitychange', onHidden);
  page.addEventListener('beforeunload', ask);
  return () => {
    page.removeEventListener('blur', save);
    page.removeEventListener('pagehide', save);
    page.document.removeEventListener('visibilitychange', onHidden);
    page.removeEventListener('beforeunload', ask);
  };
}
