import type { StoryRow } from '../../shared/story/story.ts';
import { api } from '../host/host.ts';
import { openStory } from '../story/openStory.ts';
import type { StorySession } from '../story/storySession.ts';
import { attempt } from '../ui/problem.ts';
import { showToast } from '../ui/toast.ts';
import { counted } from '../ui/uiLocale.ts';
import { closeDialog, desk, queue } from './desk.ts';
import { closeStory, flushOf, showStory, whenShown } from './storyActions.ts';

/** Puts stories away; the message that says so can take it back. */
export function trashStories(ids: readonly string[], rows: readonly StoryRow[] = []): Promise<void> {
  return attempt(async () => {
    await whenShown();
    const { session } = desk.get();
    const isOpen = session !== null && ids.includes(session.id);
    await flushOf(ids);
    // Off the page first: what is typed on it until then is in the story that goes to the trash.
    if (isOpen) await closeStory();
    try {
      await api.call('stories.trash', { ids: [...ids] });
    } catch (error) {
      if (isOpen) void showStory(session.id);
      throw error;
    }
    queue.select([]);
    const name = rows[0]?.headline || rows[0]?.slug || 'The story';
    showToast({
      text:
        ids.length === 1
          ? `${shorten(name)} is in the trash.`
          : `${counted(ids.length, 'story is', 'stories are')} in the trash.`,
      action: {
        label: 'Undo',
        run: () => {
          void restoreStories(ids).then(() => {
            if (isOpen) void showStory(session.id);
          });
        },
      },
    });
  });
}

export function restoreStories(ids: readonly string[]): Promise<void> {
  return attempt(async () => {
    await api.call('stories.restore', { ids: [...ids] });
    queue.select([]);
  });
}

/** Shows a story anew that could only be read when it was opened. */
export async function reopenStory(id: string): Promise<void> {
  const next = await openStory(api, id);
  const { session } = desk.get();
  if (session?.id !== id || !session.isReadOnly) return next.end();
  desk.set({ session: next, handle: null, findings: [] });
  session.end();
}

/** Makes a new story of what a window has of one that is not in the queue any more. */
export function saveAsNewStory(session: StorySession): Promise<void> {
  return attempt(async () => {
    const id = await session.saveAsNewStory();
    if (queue.store.getState().query.trash) queue.ask({ trash: false });
    if (desk.get().session === session) await showStory(id);
    showToast({
      text: 'The text is a new story now.',
      ...(desk.get().session?.id === id ? {} : { action: { label: 'Open', run: () => void showStory(id) } }),
    });
  });
}

export function emptyTrash(): Promise<void> {
  return attempt(async () => {
    closeDialog();
    const { removed } = await api.call('stories.emptyTrash', {});
    showToast({ text: `${counted(removed, 'story', 'stories')} removed from the trash.` });
  });
}

function shorten(text: string): string {
  return text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text;
}
