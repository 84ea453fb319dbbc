import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { copyFaithfully } from '../backup/copyFaithfully.ts';
import { type BackupTrouble, troubleOf } from '../backup/troubleOf.ts';
import { makeBackup } from '../db/makeBackup.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';

export interface BackupTask {
  readonly libraryPath: string;
  /** Of an encrypted library. */
  readonly key: LibraryKey | null;
  /** Where the backup is to be; one that is there already is only copied. */
  readonly path: string;
  /** Where a copy of it goes, and the folder that must be there for it: a stick may be pulled out. */
  readonly second: { readonly place: string; readonly path: string } | null;
}

/** Why there is no backup, and why no copy of it; null for what is there or was not asked for. */
export interface BackupAnswer {
  readonly made: BackupTrouble | null;
  readonly copied: BackupTrouble | 'away' | null;
}

// Given by `createBackupKeeper`, the only one that starts this thread. What nobody expects ends it.
const { libraryPath, key, path, second } = workerData as BackupTask;
const made = existsSync(path) ? null : tried(() => makeBackup(libraryPath, path, key));
parentPort?.postMessage({ made, copied: made === null ? copied() : null } satisfies BackupAnswer);

function copied(): BackupAnswer['copied'] {
  if (second === null) return null;
  return existsSync(second.place) ? tried(() => copyFaithfully(path, second.path)) : 'away';
}

function tried(work: () => void): BackupTrouble | null {
  try {
    work();
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}
