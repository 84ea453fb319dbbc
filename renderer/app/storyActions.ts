import { api, introduced } from '../host/host.ts';
import { changeSettings, setting } from '../host/settings.ts';
import { makeSafe } from '../story/departures.ts';
import { openStory } from '../story/openStory.ts';
import { attempt, problemText } from '../ui/problem.ts';
import { showToast } from '../ui/toast.ts';
import { counted } from '../ui/uiLocale.ts';
import { departures, liveSessions } from './departures.ts';
import { closeDialog, desk, queue } from './desk.ts';
import { newStoryMeta } from './newStoryMeta.ts';
import { signStory } from './signStory.ts';

/**
 * Shows a story on the page. The one before it is made safe first, and saved on its way out for as long as
 * that takes; of two asked for, the later wins.
 */
export function showStory(id: string): Promise<void> {
  const showing = show(id);
  lastShown = Promise.allSettled([lastShown, showing]);
  return showing;
}

let lastShown: Promise<unknown> = Promise.resolve();
/** Stories on their way into the library, to be shown then. */
let begun = 0;

/** Whether nothing is on the page and nothing on its way to it. */
export function isPageFree(): boolean {
  const { session, opening } = desk.get();
  return session === null && opening === null && begun === 0;
}

/** Settles when no story is on its way to the page: one that is read already would come there after it went. */
export async function whenShown(): Promise<void> {
  await lastShown;
}

async function show(id: string): Promise<void> {
  const { session, opening } = desk.get();
  if (session?.id === id) {
    desk.set({ opening: null, openFailure: null });
    return;
  }
  if (opening === id) return;
  desk.set({ opening: id, openFailure: null });
  try {
    if (session !== null) await makeSafe(session);
  } catch (error) {
    if (desk.get().opening === id) desk.set({ opening: null });
    showToast({ text: problemText(error), kind: 'error' });
    return;
  }
  if (desk.get().opening !== id) return;
  try {
    const next = departures.takeBack(id) ?? (await openStory(api, id));
    // Its pictures are asked for as soon as it is drawn.
    await introduced;
    if (desk.get().opening !== id) {
      void departures.depart(next);
      return;
    }
    const before = desk.get().session;
    desk.set({ session: next, handle: null, opening: null, findings: [] });
    changeSettings({ openStory: id });
    if (before !== null) void departures.depart(before);
  } catch (error) {
    if (desk.get().opening === id) {
      desk.set({ opening: null, openFailure: { id, message: problemText(error) } });
    }
  }
}

/** Clears the page. Rejects when what is on it cannot be made safe. */
export async function closeStory(): Promise<void> {
  const { session } = desk.get();
  if (session !== null) await makeSafe(session);
  desk.set({ session: null, handle: null, opening: null, openFailure: null, findings: [] });
  changeSettings({ openStory: '' });
  if (session !== null) await departures.depart(session);
}

/** Starts a story from a template, or an empty one, and shows it. */
export function createStory(template: string | null): Promise<void> {
  return attempt(() =>
    begin(async () => {
      closeDialog();
      const { session } = desk.get();
      if (session !== null) await makeSafe(session);
      const meta = newStoryMeta(setting('language'));
      const { id } = await api.call('stories.create', template === null ? { meta } : { template, meta });
      if (queue.store.getState().query.trash) queue.ask({ trash: false });
      await showStory(id);
      await signStory(id);
    }),
  );
}

async function begin(run: () => Promise<void>): Promise<void> {
  begun += 1;
  try {
    await run();
  } finally {
    begun -= 1;
  }
}

export function duplicateStory(id: string): Promise<void> {
  return attempt(() =>
    begin(async () => {
      await flushOf([id]);
      const copy = await api.call('stories.duplicate', { id });
      await showStory(copy.id);
    }),
  );
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
    await whenShown();
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

/** Saves what this window holds of these stories. Rejects when it cannot. */
export async function flushOf(ids: readonly string[]): Promise<void> {
  await Promise.all(
    liveSessions()
      .filter(({ id }) => ids.includes(id))
      .map((session) => session.flush()),
  );
}
