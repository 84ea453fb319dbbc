import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Puts Chromium's own files, and with them the lock of the single instance, into the data folder. Where
 * nothing can be written there they stay in the usual place, and the library opens to be read.
 */
export function keepFilesIn(dataFolder: string): void {
  const own = join(dataFolder, 'window');
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
  } catch {
    return;
  }
  app.setPath('userData', own);
}
