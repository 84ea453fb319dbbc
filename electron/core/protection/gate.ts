import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { CallName } from '../../../shared/contract/calls.ts';
import type { DeskEvent } from '../../../shared/contract/events.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Handlers } from '../dispatch.ts';
import type { StoredMedia } from '../services/mediaStore.ts';
import { cancelledFailure } from './conversion.ts';
import { convertOnThread } from './convertOnThread.ts';
import { findKeyFile } from './findKeyFile.ts';
import { type KeyFile, keepKey, makeKeyFile, openKeyFile, writeFirstKey, writeKeyFile } from './keyFile.ts';
import { keyLength, type LibraryKey } from './libraryKey.ts';
import { createSetting, type Setting } from './setting.ts';
import { finishConversion, readyToTurn } from './turn.ts';

/** What is answered while the library is locked as well. */
export type GateCall = Extract<keyof Handlers, `protection.${string}`> | 'app.flushed';

/** An open library and what answers for it. */
export interface OpenedLibrary {
  readonly handlers: Omit<Handlers, GateCall>;
  media(source: string): StoredMedia | null;
  readonly isWritable: boolean;
  /** After so many minutes without anybody it is locked; 0 stands for never. */
  lockAfter(): number;
  /** It is to be locked: work on many stories ends after those under way, and says so with `locked`. */
  endLongWork(): void;
  /** Tells the person what is wrong while the library is open all the same; an error is written down as well. */
  warn(text: string, error?: unknown): void;
  close(): Promise<void>;
}

export interface GateOptions {
  readonly dataFolder: string;
  readonly backupFolder: string | null;
  /** Nothing can be written where the library lies. */
  readonly isReadOnly: boolean;
  readonly open: (key: LibraryKey | null) => Promise<OpenedLibrary>;
  /** Asks every window to save; false when one did not say in time that it has. */
  readonly saveWindows: () => Promise<boolean>;
  /** A window has saved all it had. */
  readonly flushed: () => void;
  readonly emit: (event: DeskEvent) => void;
}

export interface Gate {
  readonly handlers: Pick<Handlers, GateCall>;
  /** The open library; null while it is locked. Waits while it is being changed. */
  library(): Promise<OpenedLibrary | null>;
  media(source: string): StoredMedia | null;
  /**
   * Counts a call as somebody being there, and as work that must end before the library is closed, unless it waits
   * for a person.
   */
  during<Result>(name: CallName, work: () => Promise<Result>): Promise<Result>;
  lock(): Promise<void>;
  /** Ends a conversion under way, if there is still time: what waits for it goes on. */
  callOff(): void;
  close(): Promise<void>;
}

/** How long the calls under way have to end before a library is locked, in milliseconds. */
const patience = 10_000;
/** How often it is asked whether anybody is still there, in milliseconds. */
const lookEvery = 10_000;
const minute = 60_000;
/** When windows are told that the library is being converted, in milliseconds: saves wait for the end. */
const tellAfter = 2000;
/** They touch nothing of the library, and a dialog that was left open must not keep it open as well. */
const waitForPerson: ReadonlySet<CallName> = new Set(['platform.chooseFolder', 'platform.reveal']);
/** NIST SP 800-63B-4, section 3.1.1.2, asks for 15 where a passphrase is all there is; several words have them soon. */
const shortest = 12;

/**
 * Stands between the windows and a library that may be encrypted: opens it, at once or with the passphrase, locks
 * it, and has it converted. Throws StetError or what opening a library throws.
 */
export async function createGate(options: GateOptions): Promise<Gate> {
  const { dataFolder, backupFolder, isReadOnly, open, saveWindows, flushed, emit } = options;
  if (!isReadOnly) finishConversion(dataFolder, backupFolder);
  let keyFile = findKeyFile(dataFolder, backupFolder);
  let key: LibraryKey | null = null;
  let opened: OpenedLibrary | null = keyFile === null ? await open(null) : null;
  let running = 0;
  let changing: Promise<void> | null = null;
  let unlocking: Promise<unknown> = Promise.resolve();
  let setting: Setting | null = null;
  let seen = { at: Date.now(), tick: performance.now() };
  const timer = setInterval(lockWhenLeft, lookEvery);
  timer.unref();

  const touch = (): void => {
    seen = { at: Date.now(), tick: performance.now() };
  };

  /** The clock that can be set runs on while the machine sleeps, which the other need not: the longer time counts. */
  function lockWhenLeft(): void {
    const limit = (opened?.lockAfter() ?? 0) * minute;
    const quiet = Math.max(Date.now() - seen.at, performance.now() - seen.tick);
    // A window that cannot save says so itself, and the next look tries again.
    if (keyFile !== null && limit > 0 && running === 0 && quiet >= limit) lock().catch(() => {});
  }

  /** One change at a time; nothing is answered meanwhile. */
  async function change(work: () => Promise<void>): Promise<void> {
    while (changing !== null) await changing.catch(() => {});
    changing = work();
    try {
      await changing;
    } finally {
      changing = null;
    }
  }

  /** Before a change begins: what is saved during one waits for its end. Throws StetError. */
  async function haveSaved(): Promise<void> {
    if (!(await saveWindows()))
      throw new StetError(
        'storage',
        'A window could not save all it holds, so the library stays open. Look at its status line.',
      );
  }

  /** Closes the library when nothing is under way. Throws StetError and leaves it open otherwise. */
  async function shut(isCancelled: () => boolean = () => false): Promise<void> {
    const until = performance.now() + patience;
    while (running > 0) {
      if (isCancelled()) throw cancelledFailure();
      if (performance.now() > until)
        throw new StetError(
          'storage',
          'Something is still under way, so the library stays open. Try again when it has ended.',
        );
      await pause(20);
    }
    const closing = opened;
    opened = null;
    await closing?.close();
  }

  function forgetKey(): void {
    key?.fill(0);
    key = null;
  }

  async function lock(): Promise<void> {
    if (keyFile === null || opened === null) return;
    await haveSaved();
    await change(async () => {
      opened?.endLongWork();
      await shut();
      forgetKey();
    });
    emit({ type: 'locked' });
  }

  async function unlock(passphrase: string): Promise<void> {
    if (opened !== null || keyFile === null) return;
    const found = await openKeyFile(keyFile, passphrase);
    if (found === null) throw wrongPassphrase();
    await change(async () => {
      opened = await open(found);
      key = found;
    });
    // The other copies may be gone, or have an earlier passphrase.
    if (!isReadOnly) keepCopies(keyFile, null);
    touch();
    emit({ type: 'unlocked' });
  }

  /** A library that is open stays open when a disk refuses a copy of its key; the next opening tries again. */
  function keepCopies(file: KeyFile, besideBackups: string | null): void {
    try {
      writeKeyFile(dataFolder, file);
      if (besideBackups !== null && existsSync(besideBackups)) keepKey(besideBackups, file);
    } catch (error) {
      opened?.warn(keyTrouble, error);
    }
  }

  async function set(current: string | null, next: string | null, by: Setting): Promise<void> {
    if (opened === null) throw lockedFailure();
    if (!opened.isWritable)
      throw new StetError('readOnly', 'This library can only be read, so its passphrase was not changed.');
    if (next !== null && [...new Intl.Segmenter().segment(next)].length < shortest)
      throw new StetError(
        'invalid',
        `Take at least ${shortest} characters. Four or five words that have nothing to do with each other are hard to guess and easy to keep in mind.`,
      );
    if (keyFile !== null && (current === null || (await openKeyFile(keyFile, current)) === null))
      throw wrongPassphrase();
    if (keyFile !== null && next !== null) {
      // The key stays, so nothing else has to be written.
      const file = await makeKeyFile(keyOf(key), next);
      by.goOn();
      writeFirstKey(dataFolder, file);
      keyFile = file;
      keepCopies(file, backupFolder);
      return;
    }
    if (keyFile === null && next === null) return;
    const to = next === null ? null : new Uint8Array(randomBytes(keyLength));
    const toFile = to === null || next === null ? null : await makeKeyFile(to, next);
    by.goOn();
    await haveSaved();
    await change(() => convert(to, toFile, by));
    emit({ type: 'unlocked' });
  }

  async function convert(to: LibraryKey | null, toFile: KeyFile | null, by: Setting): Promise<void> {
    by.goOn();
    await shut(by.isCancelled);
    const telling = setTimeout(
      () => emit({ type: 'notice', level: 'note', text: convertingWords(to) }),
      tellAfter,
    );
    try {
      const task = { dataFolder, backupFolder, from: key, to, keyFile: toFile, cancelled: by.flag };
      const turn = await convertOnThread(task, (done, total) =>
        emit({ type: 'progress', job: by.job, done, total }),
      );
      by.goOn();
      // From here on it is done: neither a person nor a crash takes it back.
      readyToTurn(dataFolder, turn);
    } catch (error) {
      finishConversion(dataFolder, backupFolder);
      opened = await open(key);
      throw error;
    } finally {
      clearTimeout(telling);
    }
    // What goes wrong from here on leaves a library that is half in place: only the next start may open it.
    finishConversion(dataFolder, backupFolder);
    forgetKey();
    key = to;
    keyFile = toFile;
    opened = await open(key);
    touch();
  }

  return {
    handlers: {
      'app.flushed'() {
        flushed();
        return {};
      },
      'protection.read': () => ({
        state:
          changing !== null ? 'changing' : keyFile === null ? 'off' : opened === null ? 'locked' : 'open',
      }),
      async 'protection.unlock'({ passphrase }) {
        // One after another: each guess takes 128 MB.
        const turn = unlocking.then(() => unlock(passphrase));
        unlocking = turn.catch(() => {});
        await turn;
        return {};
      },
      async 'protection.lock'() {
        await lock();
        return {};
      },
      'protection.stay'() {
        touch();
        return {};
      },
      async 'protection.set'({ current, next, job }) {
        if (setting !== null)
          throw new StetError(
            'storage',
            'Another window is changing the passphrase. Wait until it has ended.',
          );
        setting = createSetting(job);
        try {
          await set(current, next, setting);
        } finally {
          setting = null;
        }
        return {};
      },
      'protection.cancel'({ job }) {
        if (setting?.job === job) setting.cancel();
        return {};
      },
    },
    async library() {
      while (changing !== null) await changing.catch(() => {});
      return opened;
    },
    media: (source) => opened?.media(source) ?? null,
    async during(name, work) {
      touch();
      if (waitForPerson.has(name)) return work();
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
    lock,
    callOff: () => setting?.cancel(),
    async close() {
      clearInterval(timer);
      setting?.cancel();
      while (changing !== null) await changing.catch(() => {});
      await opened?.close();
      opened = null;
      forgetKey();
    },
  };
}

const keyTrouble =
  'Not every copy of library-key.json could be written, though without that file nobody opens the library. See whether the disk is full or may not be written; Stet tries again when the library is opened next.';

export function lockedFailure(): StetError {
  return new StetError('locked', 'The library is locked. Give its passphrase to go on; nothing was changed.');
}

function wrongPassphrase(): StetError {
  return new StetError('invalid', 'That is not the passphrase of this library. Nothing was changed.', {
    reason: 'passphrase',
  });
}

function keyOf(key: LibraryKey | null): LibraryKey {
  if (key === null) throw new Error('An encrypted library is open without its key.');
  return key;
}

const convertingWords = (to: LibraryKey | null): string =>
  `The library is being ${to === null ? 'decrypted' : 'encrypted'}. What is typed meanwhile is saved as soon as that has ended.`;
