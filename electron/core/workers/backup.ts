import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup, UnsoundBackup } from '../db/makeBackup.ts';
import { knownFailure } from '../failure.ts';

/** Why there is no backup; null when there is one. */
export type BackupAnswer = 'unsound' | 'full' | 'readOnly' | 'disk' | null;

// Given by `createBackupKeeper`, the only one that starts this thread. What nobody expects ends it.
const { libraryPath, path } = workerData as { readonly libraryPath: string; readonly path: string };
parentPort?.postMessage(answer());

function answer(): BackupAnswer {
  try {
    makeBackup(libraryPath, path);
    return null;
  } catch (error) {
    if (error instanceof UnsoundBackup) return 'unsound';
    const known = knownFailure(error);
    if (known === null) throw error;
    if (known.code === 'damaged') return 'unsound';
    if (known.details?.['reason'] === 'full') return 'full';
    return known.code === 'readOnly' ? 'readOnly' : 'disk';
  }
}
