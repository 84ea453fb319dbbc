import { parentPort, workerData } from 'node:worker_threads';
import { findDamage, openConnection } from '../db/open.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';

// Given by `checkLater`, the only one that starts this thread. Answers with what was found, or null.
const { libraryPath, key } = workerData as {
  readonly libraryPath: string;
  readonly key: LibraryKey | null;
};
const library = openConnection(libraryPath, 'read', key);
try {
  parentPort?.postMessage(findDamage(library));
} finally {
  library.close();
}
