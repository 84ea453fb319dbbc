import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Journal, openJournal } from '../journal/journal.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { doWithoutLog } from './doWithoutLog.ts';
import { type Found, inspect } from './inspect.ts';
import { keepLog } from './keepLog.ts';
import type { Migration } from './migrations/index.ts';
import { hasLog, type LibraryBackup, putBack, putBackWithoutLog } from './putBack.ts';
import { type Recovery, readRecovery } from './recovery.ts';
import { rollBack } from './rollBack.ts';

export interface FindOptions {
  readonly dataFolder: string;
  /** Of an encrypted library. */
  readonly key: LibraryKey | null;
  /** Names the files moved aside. */
  readonly stamp: string;
  readonly migrations: readonly Migration[];
  /** Backups of the library that may take its place, newest first. */
  readonly backups: Iterable<LibraryBackup>;
  /** The next start was told to check all of it. */
  readonly isSuspect: boolean;
  /** See `openConnection`. */
  readonly isShared: boolean;
  readonly onJournalTrouble: (error: unknown) => void;
}

export interface FoundLibrary {
  readonly state: 'open' | 'newer' | 'readOnly';
  readonly journal: Journal;
  /** False when it was too large to check before the desk opens. */
  readonly isChecked: boolean;
  /** Not null when it could not be used as it was found. */
  readonly recovery: Recovery | null;
  /** Where the journal of another library lies that was here before; else null. */
  readonly journalAside: string | null;
  /** Replaces a library that turned out to be damaged only when it was opened. */
  putBackAgain(): Recovery;
}

/** Checking takes a second for some 500 MB: above this the desk does not wait for it. */
const mostChecked = 100_000_000;

/**
 * Looks at what lies where the library should, and puts back one that cannot be used. Nothing of a sound one is
 * changed. Throws SqliteError or a file system error when the disk does not let it.
 */
export function findLibrary(options: FindOptions): FoundLibrary {
  const { dataFolder, key, stamp, migrations, backups, isSuspect, isShared, onJournalTrouble } = options;
  const path = join(dataFolder, 'stet.sqlite');
  rollBack(path, join(dataFolder, 'damaged'), stamp, key);
  if (isShared) doWithoutLog(path, key);
  const isLarge = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostChecked;
  const isChecked = !isLarge || isSuspect;
  const open = () => openJournal({ folder: join(dataFolder, 'journal'), key, onTrouble: onJournalTrouble });
  let journal = open();
  let journalAside: string | null = null;
  let recovery: Recovery | null = null;

  const look = (file: string, check: 'thorough' | 'quick' | 'none'): Found =>
    inspect(file, { migrations, key, survey: journal.survey, check });
  const isOurs = (one: Found): boolean =>
    one.kind === 'fits' &&
    (journal.survey.library ?? one.library) === (one.library ?? journal.survey.library);
  const puttingBack = (cause: Recovery['cause']) => ({
    path,
    stamp,
    cause,
    backups,
    isSound: (file: string) => isOurs(look(file, 'thorough')),
  });

  let found = look(path, isSuspect ? 'thorough' : isChecked ? 'quick' : 'none');
  // A log of another time or library may leave a file that passes for sound.
  if (found.kind === 'fits' && isChecked && hasLog(path) && (found.behind > 0 || !isOurs(found)))
    found = look(path, 'thorough');

  switch (found.kind) {
    case 'newer':
    case 'readOnly':
      break;
    case 'damaged':
      recovery = putBack(puttingBack('damaged'));
      break;
    case 'missing':
    case 'empty':
      if (journal.survey.library !== null || readRecovery(dataFolder) !== null)
        recovery = putBack(puttingBack('gone'));
      break;
    case 'fits':
      recovery = isOurs(found)
        ? (readRecovery(dataFolder) ?? withoutForeignLog(found.behind))
        : putBackWithoutLog(puttingBack('log'));
      if (recovery === null && !isOurs(found)) retireJournal();
      else if (recovery === null)
        keepLog(path, join(dataFolder, 'damaged'), { stamp, isBehind: found.behind > 0 });
  }
  return {
    state: found.kind === 'newer' || found.kind === 'readOnly' ? found.kind : 'open',
    journal,
    isChecked: isChecked || recovery !== null,
    recovery,
    journalAside,
    putBackAgain: () => putBack({ ...puttingBack('damaged'), stamp: `${stamp}-again` }),
  };

  /** The log of a library with the same tables may fit over this one's, and hide what it holds. */
  function withoutForeignLog(behind: number): Recovery | null {
    if (behind === 0 || !hasLog(path)) return null;
    const isSound = (file: string): boolean => {
      const alone = look(file, 'thorough');
      return alone.kind === 'fits' && isOurs(alone) && alone.behind < behind;
    };
    return putBackWithoutLog({ ...puttingBack('log'), isSound });
  }

  /** Somebody put another library in this one's place: its journal has nothing to do with it. */
  function retireJournal(): void {
    const folder = join(dataFolder, 'damaged', `journal-${stamp}`);
    journal.close();
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    renameSync(join(dataFolder, 'journal'), folder);
    journal = open();
    journalAside = folder;
  }
}
