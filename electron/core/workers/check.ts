import { parentPort, workerData } from 'node:worker_threads';
import { findDamage, openConnection } from '../db/open.ts';

// Given by `checkLater`, the only one that starts this thread. Answers with what was found, or null.
const { libraryPath } = workerData as { readonly libraryPath: string };
const library = openConnection(libraryPath, 'read');
try {
  parentPort?.postMessage(findDamage(library));
} finally {
  library.close();
}
