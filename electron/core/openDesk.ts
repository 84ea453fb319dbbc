import { join } from 'node:path';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { listBackups } from './backup/backupFiles.ts';
import { createBackupKeeper } from './backup/backupKeeper.ts';
import { checkLater } from './checkLater.ts';
import { openLibrary } from './db/library.ts';
import { knownFailure } from './failure.ts';
import { findConflictCopies } from './folder/conflictCopies.ts';
import { conflictNotice } from './folder/folderWords.ts';
import type { HeldFolder } from './folder/takeFolder.ts';
import type { ErrorLog } from './log.ts';
import { createLongWork } from './longWork.ts';
import type { OutsideReader } from './outside/outsideReader.ts';
import type { Platform } from './platform.ts';
import type { OpenedLibrary } from './protection/gate.ts';
import type { LibraryKey } from './protection/libraryKey.ts';
import { headlineSearch } from './search/headlineSearch.ts';
import { createStorySearch } from './search/storySearch.ts';
import { appService } from './services/appService.ts';
import { backupService } from './services/backupService.ts';
import { contributorService } from './services/contributorService.ts';
import { assertWritable, type Desk, type Folders } from './services/desk.ts';
import { exportService } from './services/exportService.ts';
import { importService } from './services/importService.ts';
import { keyOldMedia } from './services/keyOldMedia.ts';
import { mediaService } from './services/mediaService.ts';
import { findMedia } from './services/mediaStore.ts';
import { noticeService } from './services/noticeService.ts';
import { platformService } from './services/platformService.ts';
import { recover } from './services/recover.ts';
import { addSamples, sampleService } from './services/sampleService.ts';
import { lockAfter, settingService } from './services/settingService.ts';
import { storyService } from './services/storyService.ts';
import { versionService } from './services/versionService.ts';
import { voiceService } from './services/voiceService.ts';

export interface DeskOptions {
  readonly folders: Folders;
  /** Where backups of the library lie, and are made when this is a desk; null for none. */
  readonly backupFolder: string | null;
  readonly platform: Platform;
  readonly version: string;
  readonly now: () => Date;
  readonly withSamples: boolean;
  readonly outside: OutsideReader;
  readonly pictures: OutsideReader;
  /** Null where nothing can be written. */
  readonly held: HeldFolder | null;
  readonly emit: (event: DeskEvent) => void;
  readonly log: ErrorLog;
}

/** Opens the library, under its key when it is encrypted, with all that answers for it. Throws as `openLibrary`. */
export async function openDesk(options: DeskOptions, key: LibraryKey | null): Promise<OpenedLibrary> {
  const { folders, backupFolder, platform, version, now, outside, pictures, held, emit, log } = options;
  const notices: string[] = [];
  const warn = (text: string) => {
    if (!notices.includes(text)) notices.push(text);
    emit({ type: 'notice', level: 'warning', text, code: 'storage' });
  };
  const onJournalTrouble = (error: unknown) => {
    log('journal', 'write', error);
    if (!notices.includes(journalTrouble)) warn(journalTrouble);
  };
  const library = openLibrary({
    dataFolder: folders.data,
    key,
    now: now(),
    onJournalTrouble,
    backups: backupFolder === null ? [] : listBackups(backupFolder),
    assertHeld: () => held?.assertHeld(),
    isShared: held?.place.kind === 'network',
  });
  notices.push(...library.notices);
  const copies = findConflictCopies(folders.data);
  if (copies.length > 0) notices.push(conflictNotice(copies));
  const search =
    library.state === 'open'
      ? createStorySearch(library, join(folders.data, 'search.sqlite'), platform.host === 'terminal')
      : headlineSearch(library);
  const onTrouble = (text: string, error: unknown) => {
    log('backup', 'make', error);
    warn(text);
  };
  const backups =
    backupFolder !== null && library.state === 'open' && platform.host !== 'terminal'
      ? createBackupKeeper({ library, folder: backupFolder, mediaFolder: folders.media, now, onTrouble })
      : null;
  const desk: Desk = {
    library,
    search,
    outside,
    pictures,
    platform,
    folders,
    place: held?.place ?? { kind: 'disk' },
    version,
    now,
    emit,
    log,
    notices,
    longWork: createLongWork(),
    backups,
    assertWritable: () => assertWritable(library),
  };
  if (library.state === 'open') recoverOrSay(desk);
  if (options.withSamples && library.state === 'open') await addFirstSamples(desk);
  // A command that only reads has no need of an index that is up to date.
  if (platform.host !== 'terminal') search.changed();
  const voice = voiceService(desk);
  const stopChecking = library.isChecked ? null : checkLater(library, () => sayDamaged(desk));

  return {
    handlers: {
      ...appService(desk),
      ...settingService(desk),
      ...storyService(desk),
      ...versionService(desk),
      ...contributorService(desk),
      ...noticeService(desk),
      ...mediaService(desk),
      ...exportService(desk),
      ...importService(desk),
      ...sampleService(desk),
      ...backupService(desk),
      ...voice.handlers,
      ...platformService(desk),
    },
    media: (source) => findMedia(desk, source),
    isWritable: library.state === 'open',
    lockAfter: () => lockAfter(library),
    endLongWork: desk.longWork.endAll,
    warn(text, error) {
      if (error !== undefined) log('gate', 'open', error);
      warn(text);
    },
    async close() {
      voice.stop();
      await backups?.stop();
      await stopChecking?.();
      await search.close();
      library.close();
    },
  };
}

const journalTrouble =
  'The recovery journal in the data folder cannot be written, so the newest texts are in one place only. Stories are saved all the same. See whether the disk is full or may not be written.';

/** Damage that shows only here is put right by the next start, which is told to look for it. */
function recoverOrSay(desk: Desk): void {
  try {
    recover(desk);
    keyOldMedia(desk);
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
