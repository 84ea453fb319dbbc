import { parentPort, workerData } from 'node:worker_threads';
import { mirrorMedia, NoRoom } from '../backup/mirrorMedia.ts';
import { type BackupTrouble, troubleOf } from '../backup/troubleOf.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';

export interface MirrorTask {
  readonly mediaFolder: string;
  /** Of this library in the second place. */
  readonly backupFolder: string;
  /** Of an encrypted library. */
  readonly key: LibraryKey | null;
}

/** Why the second place lacks media; null when it has all. */
export type MirrorAnswer = BackupTrouble | null;

// Given by `createBackupKeeper`, the only one that starts this thread. What nobody expects ends it.
const { mediaFolder, backupFolder, key } = workerData as MirrorTask;
parentPort?.postMessage(mirrored() satisfies MirrorAnswer);

function mirrored(): MirrorAnswer {
  try {
    mirrorMedia(mediaFolder, backupFolder, key);
    return null;
  } catch (error) {
    return error instanceof NoRoom ? 'full' : troubleOf(error);
  }
}
