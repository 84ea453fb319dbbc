import { resolve } from 'node:path';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { type Reply, StetError } from '../../shared/contract/reply.ts';
import { type DeskNote, writeDeskNote } from './deskNote.ts';
import { createDispatch } from './dispatch.ts';
import { knownFailure } from './failure.ts';
import type { FolderPlace } from './folder/folderPlace.ts';
import { takeFolder } from './folder/takeFolder.ts';
import { watchFolder } from './folder/watchFolder.ts';
import { createErrorLog } from './log.ts';
import { type DeskOptions, openDesk } from './openDesk.ts';
import { createOutsideReader, forPictures } from './outside/outsideReader.ts';
import type { Platform } from './platform.ts';
import { createGate } from './protection/gate.ts';
import { foldersOf } from './services/desk.ts';
import type { StoredMedia } from './services/mediaStore.ts';

export { backupFolderOf } from './backup/backupFiles.ts';
export { doorIn } from './deskNote.ts';
export { FolderInUse } from './folder/takeFolder.ts';
export type { StoredMedia } from './services/mediaStore.ts';

export interface CoreOptions {
  /** Everything Stet keeps; made when it is not there. */
  readonly dataFolder: string;
  /** `resources/` of the program. */
  readonly resourcesFolder: string;
  readonly platform: Platform;
  readonly version?: string;
  readonly now?: () => Date;
  /** Whether a library that is opened for the first time gets the sample stories. */
  readonly withSamples?: boolean;
  /** Where backups of the library lie, and are made when this is a desk. Left out: none. */
  readonly backupFolder?: string;
  /** Says where the data folder lies; left out, it is looked up. */
  readonly placeOf?: (folder: string) => FolderPlace;
}

export interface Core {
  /** Answers any request of the contract. Never rejects. */
  dispatch(name: string, input: unknown): Promise<Reply<unknown>>;
  /** Returns how to stop listening. */
  onEvent(listener: (event: DeskEvent) => void): () => void;
  /** For hosts: a native menu's command, a story file that was opened. */
  emit(event: DeskEvent): void;
  /** The file of a `media:` source, for the host to serve, or null. */
  media(source: string): StoredMedia | null;
  /** Notes where this Stet can be reached, for a browser, the command line and a second start. */
  announce(note: Omit<DeskNote, 'pid'>): Promise<void>;
  /** How many windows there are to be asked; a host says it once it has some. */
  countWindows(count: () => number): void;
  /** For hosts whose windows can go by themselves: one went. */
  windowLeft(): void;
  /** Locks an encrypted library, when all is saved; as when the machine is about to sleep. */
  lock(): Promise<void>;
  /**
   * Before it is closed: asks the windows to save, and waits for an `app.flushed` of each, `limit` milliseconds at
   * most: false then. When all have gone there is nobody to wait for.
   */
  flush(limit: number): Promise<boolean>;
  close(): Promise<void>;
}

/** How long windows have to save before a library is locked or converted, in milliseconds. */
const windowsPatience = 5000;

/**
 * Opens the data folder and all of Stet that is not a window. Plain Node: Electron, the loopback server, the
 * command line and the tests run this. Throws FolderInUse, or StetError when the folder cannot be used.
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { platform, version = '0.0.0', now = () => new Date(), backupFolder = null } = options;
  const dataFolder = resolve(options.dataFolder);
  const folders = foldersOf(dataFolder, resolve(options.resourcesFolder));
  const held = await takeFolder(dataFolder, options.placeOf);
  const listeners = new Set<(event: DeskEvent) => void>();
  const waitingForFlush = new Set<(answers: number) => void>();
  const emit = (event: DeskEvent) => listeners.forEach((listener) => listener(event));
  let countWindows = () => 0;

  try {
    const log = createErrorLog(folders.log, now);
    const outside = createOutsideReader(platform.startReader);
    const pictures = createOutsideReader(platform.startReader, forPictures);
    const deskOptions: DeskOptions = {
      folders,
      backupFolder,
      platform,
      version,
      now,
      withSamples: options.withSamples ?? platform.host !== 'terminal',
      outside,
      pictures,
      held,
      emit,
      log,
    };
    const gate = await createGate({
      dataFolder,
      backupFolder,
      isReadOnly: held === null,
      open: (key) => openDesk(deskOptions, key),
      saveWindows: () => flush(windowsPatience),
      flushed: () => waitingForFlush.forEach((look) => look(1)),
      emit,
    });
    const dispatch = createDispatch(gate, log);
    const stopWatching =
      held &&
      watchFolder({
        dataFolder,
        held,
        warn: (text) => void gate.library().then((library) => library?.warn(text)),
      });

    return {
      dispatch,
      emit,
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      media: gate.media,
      async announce(note) {
        try {
          await writeDeskNote(dataFolder, { pid: process.pid, ...note });
        } catch (error) {
          // On a full or read-only disk the desk opens all the same; it is only not found by others.
          if (knownFailure(error) === null) throw error;
        }
      },
      countWindows(count) {
        countWindows = count;
      },
      windowLeft: () => waitingForFlush.forEach((look) => look(0)),
      lock: gate.lock,
      flush(limit) {
        // Saves wait for a conversion, and who closes Stet does not.
        gate.callOff();
        return flush(limit);
      },
      async close() {
        outside.close();
        pictures.close();
        await gate.close();
        stopWatching?.();
        held?.release();
      },
    };
  } catch (error) {
    held?.release();
    const known = knownFailure(error);
    throw known === null ? error : new StetError(known.code, known.message, known.details);
  }

  function flush(limit: number): Promise<boolean> {
    return new Promise((done) => {
      let missing = countWindows();
      if (missing === 0) return done(true);
      const finish = (isSaved: boolean) => {
        clearTimeout(timer);
        waitingForFlush.delete(look);
        done(isSaved);
      };
      const look = (answers: number) => {
        missing -= answers;
        if (missing <= 0 || countWindows() === 0) finish(true);
      };
      const timer = setTimeout(() => finish(false), limit);
      waitingForFlush.add(look);
      emit({ type: 'closing' });
    });
  }
}
