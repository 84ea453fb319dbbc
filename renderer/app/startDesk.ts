import { StetError } from '../../shared/contract/reply.ts';
import { api, loadInfo } from '../host/host.ts';
import { followSettings, loadSettings, sendSettings, setting } from '../host/settings.ts';
import { guardUnload } from '../story/guardUnload.ts';
import { isEnabled } from '../ui/command.ts';
import { attempt, problemText } from '../ui/problem.ts';
import { showToast } from '../ui/toast.ts';
import { allCommands } from './commands.ts';
import { liveSessions } from './departures.ts';
import { closeDialog, desk } from './desk.ts';
import { followNotices } from './notices/noticeLibrary.ts';
import { isPageFree, showStory } from './storyActions.ts';
import { reopenStory } from './trashActions.ts';

/** Asks the core for everything the desk starts with, all at once, and listens to what it says. */
export function startDesk(): void {
  api.on((event) => {
    switch (event.type) {
      case 'command': {
        const command = allCommands().find(({ id }) => id === event.id);
        if (command !== undefined && isEnabled(command)) command.run();
        break;
      }
      case 'open':
        void showStory(event.id);
        break;
      case 'stories.moved': {
        const { session } = desk.get();
        if (event.to === 'queue' && session?.isReadOnly && event.ids.includes(session.id))
          void attempt(() => reopenStory(session.id));
        break;
      }
      case 'closing':
        void flushAndLeave();
        break;
      case 'connected':
        desk.set({ isOnline: true, isStranger: false });
        // A restarted core serves media under another address.
        void readInfo();
        break;
      case 'disconnected':
        desk.set({ isOnline: false, isStranger: event.isStranger });
        break;
      case 'locked':
        closeDialog();
        if (holdsWords()) desk.set({ isLocked: true });
        else location.reload();
        break;
      case 'unlocked':
        if (desk.get().isLocked && !holdsWords()) return location.reload();
        // Also said when it was encrypted or decrypted: what this window keeps for itself goes the same way.
        void readInfo();
        break;
      case 'settings.changed':
        // Without an answer the window keeps the settings it has.
        followSettings().catch(() => {});
        break;
      case 'notice':
        showToast({ text: event.text, kind: event.level });
        break;
    }
  });
  followNotices();
  guardUnload(liveSessions);
  sayWhoIsThere();
  void readInfo();
  const remembered = setting('openStory');
  const settings = loadSettings().catch(() => {});
  if (remembered !== '') void showRemembered(remembered);
  else void settings.then(showFirst);
}

export async function readInfo(): Promise<void> {
  try {
    desk.set({ info: await loadInfo(), startFailure: null, isLocked: false });
  } catch (error) {
    if (error instanceof StetError && error.code === 'locked') desk.set({ isLocked: true });
    else desk.set({ startFailure: problemText(error) });
  }
}

/** Text that was not saved before the library was locked; a page without any is loaded anew and forgets all it had. */
const holdsWords = (): boolean => liveSessions().some((session) => session.hasUnsaved);

const stayPause = 30_000;

/** An encrypted library locks when nobody is at the desk; reading and scrolling ask nothing of the core. */
function sayWhoIsThere(): void {
  let said = performance.now();
  const say = (): void => {
    if (desk.get().info?.isProtected !== true || performance.now() - said < stayPause) return;
    said = performance.now();
    api.call('protection.stay', {}).catch(() => {});
  };
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
    window.addEventListener(type, say, { passive: true, capture: true });
}

/** The story that was open last; one that is gone or in the trash is forgotten without a word. */
async function showRemembered(id: string): Promise<void> {
  await showStory(id);
  if (desk.get().openFailure?.id === id) {
    desk.set({ openFailure: null });
    await showFirst();
  }
}

/** A library with nothing but samples opens the first of them: a page explains itself best. */
async function showFirst(): Promise<void> {
  const other = setting('openStory');
  if (!isPageFree()) return;
  if (other !== '') {
    await showStory(other);
    if (desk.get().openFailure === null) return;
    desk.set({ openFailure: null });
  }
  const { rows } = await api.call('stories.list', { limit: 10 }).catch(() => ({ rows: [] }));
  // Of the samples, the one in the desk's own language.
  const first = rows.find(({ language }) => language.startsWith('en')) ?? rows[0];
  if (first !== undefined && isPageFree() && rows.every((row) => row.isSample)) await showStory(first.id);
}

/** The host waits for this before it lets the window go. */
async function flushAndLeave(): Promise<void> {
  sendSettings();
  try {
    await Promise.all(liveSessions().map((session) => session.flush()));
  } catch {
    // The status bar says what is not saved; the host, not being told so, asks the person.
    return;
  }
  await api.call('app.flushed', {}).catch(() => {});
}
