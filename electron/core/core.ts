import { join, resolve } from 'node:path';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { type Reply, StetError } from '../../shared/contract/reply.ts';
import { listBackups } from './backup/backupFiles.ts';
import { createBackupKeeper } from './backup/backupKeeper.ts';
import { checkLater } from './checkLater.ts';
import { openLibrary } from './db/library.ts';
import { type DeskNote, removeDeskNote, writeDeskNote } from './deskNote.ts';
import { createDispatch } from './dispatch.ts';
import { knownFailure } from './failure.ts';
import { createErrorLog } from './log.ts';
import { createOutsideReader } from './outside/outsideReader.ts';
import type { Platform } from './platform.ts';
import { headlineSearch } from './search/headlineSearch.ts';
import { createStorySearch } from './search/storySearch.ts';
import { appService } from './services/appService.ts';
import { backupService } from './services/backupService.ts';
import { contributorService } from './services/contributorService.ts';
import { assertWritable, type Desk, foldersOf } from './services/desk.ts';
import { exportService } from './services/exportService.ts';
import { importService } from './services/importService.ts';
import { mediaService } from './services/mediaService.ts';
import { findMedia, type StoredMedia } from './services/mediaStore.ts';
import { platformService } from './services/platformService.ts';
import { recover } from './services/recover.ts';
import { addSamples, sampleService } from './services/sampleService.ts';
import { settingService } from './services/settingService.ts';
import { storyService } from './services/storyService.ts';
import { versionService } from './services/versionService.ts';
import { takeFolder } from './takeFolder.ts';

export { backupFolderOf } from './backup/backupFiles.ts';
export { doorIn } from './deskNote.ts';
export { FolderInUse } from './takeFolder.ts';

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
  /** Asks the windows to save, and waits for that many `app.flushed` or until `limit` milliseconds are over. */
  flush(windows: number, limit: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the data folder and all of Stet that is not a window. Plain Node: Electron, the loopback server, the
 * command line and the tests run this. Throws FolderInUse, or StetError when the folder cannot be used.
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const {
    platform,
    version = '0.0.0',
    now = () => new Date(),
    withSamples = platform.host !== 'terminal',
  } = options;
  const dataFolder = resolve(options.dataFolder);
  const folders = foldersOf(dataFolder, resolve(options.resourcesFolder));
  const lock = takeFolder(dataFolder);
  const listeners = new Set<(event: DeskEvent) => void>();
  const waitingForFlush = new Set<() => void>();
  const emit = (event: DeskEvent) => listeners.forEach((listener) => listener(event));

  try {
    const log = createErrorLog(folders.log, now);
    const notices: string[] = [];
    const onJournalTrouble = (error: unknown) => {
      log('journal', 'write', error);
      if (notices.includes(journalTrouble)) return;
      notices.push(journalTrouble);
      emit({ type: 'notice', level: 'warning', text: journalTrouble, code: 'storage' });
    };
    const { backupFolder = null } = options;
    const library = openLibrary({
      dataFolder,
      now: now(),
      onJournalTrouble,
      backups: backupFolder === null ? [] : listBackups(backupFolder),
    });
    notices.push(...library.notices);
    const search =
      library.state === 'open'
        ? createStorySearch(library.path, join(dataFolder, 'search.sqlite'), platform.host === 'terminal')
        : headlineSearch(library);
    const outside = createOutsideReader(platform.startReader);
    const onTrouble = (text: string, error: unknown) => {
      log('backup', 'make', error);
      notices.push(text);
      emit({ type: 'notice', level: 'warning', text, code: 'storage' });
    };
    const backups =
      backupFolder !== null && library.state === 'open' && platform.host !== 'terminal'
        ? createBackupKeeper({ library, folder: backupFolder, now, onTrouble })
        : null;
    const desk: Desk = {
      library,
      search,
      outside,
      platform,
      folders,
      version,
      now,
      emit,
      log,
      notices,
      backups,
      assertWritable: () => assertWritable(library),
    };
    const dispatch = createDispatch(
      {
        ...appService(desk, () => waitingForFlush.forEach((flushed) => flushed())),
        ...settingService(desk),
        ...storyService(desk),
        ...versionService(desk),
        ...contributorService(desk),
        ...mediaService(desk),
        ...exportService(desk),
        ...importService(desk),
        ...sampleService(desk),
        ...backupService(desk),
        ...platformService(desk),
      },
      log,
    );
    if (library.state === 'open') recoverOrSay(desk);
    if (withSamples && library.state === 'open') await addFirstSamples(desk);
    // A command that only reads has no need of an index that is up to date.
    if (platform.host !== 'terminal') search.changed();
    const stopChecking = library.isChecked ? null : checkLater(library.path, () => sayDamaged(desk));

    return {
      dispatch,
      emit,
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      media: (source) => findMedia(folders.media, source),
      async announce(note) {
        try {
          await writeDeskNote(dataFolder, { pid: process.pid, ...note });
        } catch (error) {
          // On a full or read-only disk the desk opens all the same; it is only not found by others.
          if (knownFailure(error) === null) throw error;
        }
      },
      flush: (windows, limit) => flush(windows, limit),
      async close() {
        outside.close();
        await backups?.stop();
        await stopChecking?.();
        await search.close();
        library.close();
        if (lock !== null) removeDeskNote(dataFolder);
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    const known = knownFailure(error);
    throw known === null ? error : new StetError(known.code, known.message, known.details);
  }

  function flush(windows: number, limit: number): Promise<void> {
    return new Promise((done) => {
      let missing = windows;
      const finish = () => {
        clearTimeout(timer);
        waitingForFlush.delete(flushed);
        done();
      };
      const flushed = () => {
        missing -= 1;
        if (missing <= 0) finish();
      };
      const timer = setTimeout(finish, limit);
      waitingForFlush.add(flushed);
      emit({ type: 'closing' });
      if (windows === 0) finish();
    });
  }
}

const journalTrouble =
  'The recovery journal in the data folder cannot be written, so the newest texts are in one place only. Stories are saved all the same. See whether the disk is full or may not be written.';

/** Damage that shows only here is put right by the next start, which is told to look for it. */
function recoverOrSay(desk: Desk): void {
  try {
    recover(desk);
  } catch (error) {
    if (knownFailure(error)?.code !== 'damaged') throw error;
    sayDamaged(desk);
  }
}

function sayDamaged({ library, notices, emit }: Desk): void {
  library.distrust();
  const text =
    'The library file is damaged. Close Stet and open it again: it keeps the damaged file and takes over all that can be read.';
  notices.push(text);
  emit({ type: 'notice', level: 'error', text, code: 'damaged' });
}

async function addFirstSamples(desk: Desk): Promise<void> {
  const { settings } = desk.library;
  if (settings.fact('samples') !== null) return;
  desk.library.write(() => settings.setFact('samples', 'added'));
  try {
    await addSamples(desk);
  } catch (error) {
    // A desk without samples is a desk; a damaged installation is said, not died of.
    if (!(error instanceof Error)) throw error;
    desk.notices.push('The sample stories could not be added. They can be added from Help.');
  }
}
