import { Worker } from 'node:worker_threads';
import type { Library } from './db/library.ts';
import { workerFile } from './workerFile.ts';

/** Milliseconds until the check begins: it reads the whole file, and the desk that is opening reads it too. */
const delay = 15_000;

/**
 * Checks a large library on a thread of its own while the desk is in use. `onDamage` is called when it is not
 * sound. Returns how to stop.
 */
export function checkLater(
  { path: libraryPath, key }: Pick<Library, 'path' | 'key'>,
  onDamage: () => void,
): () => Promise<void> {
  let worker: Worker | null = null;
  const timer = setTimeout(() => {
    worker = new Worker(workerFile('check'), { workerData: { libraryPath, key } });
    worker.on('message', (damage: string | null) => {
      if (damage !== null) onDamage();
    });
    // A check that cannot be made says nothing about the library; the next start makes it again.
    worker.on('error', () => undefined);
    worker.unref();
  }, delay);
  timer.unref();
  return async () => {
    clearTimeout(timer);
    await worker?.terminate();
  };
}
