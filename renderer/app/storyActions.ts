import type { StoryRow } from '../../shared/story/story.ts';
import { api } from '../host/host.ts';
import { changeSettings, setting } from '../host/settings.ts';
import { guardUnload } from '../story/guardUnload.ts';
import { openStory } from '../story/openStory.ts';
import { showToast } from '../ui/toast.ts';
import { counted } from '../ui/uiLocale.ts';
import { closeDialog, desk, queue } from './desk.ts';
import { newStoryMeta } from './newStoryMeta.ts';
import { attempt, problemText } from './problem.ts';
import { signStory } from './signStory.ts';

/** Ends the watch over the window for the story before. */
let stopGuard = (): void => {};

/** Shows a story on the page. The one before it is saved on its way out; of two asked for, the later wins. */
export async function showStory(id: string): Promise<void> {
  const { session, opening } = desk.get();
  if (opening === id || (session?.id === id && opening === null)) return;
  desk.set({ opening: id, openFailure: null });
  try {
    const next = await openStory(api, id);
    if (desk.get().opening !== id) {
      await next.close();
      return;
    }
    desk.set({ session: next, handle: null, opening: null, findings: [] });
    stopGuard();
    stopGuard = guardUnload(next);
    changeSettings({ openStory: id });
    // Unsaved text of the story before is saved, or shelved, by its session; nothing waits for it.
    if (session !== null) void session.close();
  } catch (error) {
    if (desk.get().opening === id) {
      desk.set({ opening: null, openFailure: { id, message: problemText(error) } });
    }
  }
}

/** Clears the page. */
async function closeStory(): Promise<void> {
  const { session } = desk.get();
  desk.set({ session: null, handle: null, opening: null, openFailure: null, findings: [] });
  changeSettings({ openStory: '' });
  stopGuard();
  stopGuard = () => {};
  await session?.close();
}

/** Starts a story from a template, or an empty one, and shows it. */
export function createStory(template: string | null): Promise<void> {
  return attempt(async () => {
    closeDialog();
    const meta = newStoryMeta(setting('language'));
    const { id } = await api.call('stories.create', template === null ? { meta } : { template, meta });
    if (queue.store.getState().query.trash) queue.ask({ trash: false });
    await showStory(id);
    await signStory(id);
  });
}

export function duplicateStory(id: string): Promise<void> {
  return attempt(async () => {
    const { session } = desk.get();
    if (session?.id === id) await session.flush();
    const copy = await api.call('stories.duplicate', { id });
    await showStory(copy.id);
  });
}

/** Puts stories away; the message that says so can take it back. */
export function trashStories(ids: readonly string[], rows: readonly StoryRow[] = []): Promise<void> {
  return attempt(async () => {
    const { session } = desk.get();
    const isOpen = session !== null && ids.includes(session.id);
    if (isOpen) await session.flush();
    await api.call('stories.trash', { ids: [...ids] });
    if (isOpen) await closeStory();
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

export function emptyTrash(): Promise<void> {
  return attempt(async () => {
    closeDialog();
    const { removed } = await api.call('stories.emptyTrash', {});
    showToast({ text: `${counted(removed, 'story', 'stories')} removed from the trash.` });
  });
}

/** Brings the sample stories back and shows the first. */
export function addSamples(): Promise<void> {
  return attempt(async () => {
    const { ids } = await api.call('samples.add', {});
    const [first] = ids;
    if (first !== undefined) await showStory(first);
  });
}

export function removeSamples(): Promise<void> {
  return attempt(async () => {
    const { session } = desk.get();
    if (session?.getMeta().isSample) await closeStory();
    const { removed } = await api.call('samples.remove', {});
    showToast({
      text:
        removed === 0
          ? 'There are no samples.'
          : `${counted(removed, 'sample', 'samples')} removed. Help brings them back.`,
      ...(removed === 0 ? {} : { action: { label: 'Undo', run: () => void addSamples() } }),
    });
  });
}

/** Cuts a version of the open story now. */
export function cutVersion(label = ''): Promise<void> {
  return attempt(async () => {
    const { session } = desk.get();
    if (session === null || session.isReadOnly) return;
    await session.cutVersion(label);
    desk.set({ versionRound: desk.get().versionRound + 1 });
    showToast({ text: 'Version saved.' });
  });
}

function shorten(text: string): string {
  return text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text;
}
