import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from './open.ts';

/**
 * Makes this process the data folder's only user until `release` or the end of the process, however it
 * ends: the system holds the lock, not a file that a crash would leave behind. Null when another has it.
 */
export function lockFolder(dataFolder: string): { release(): void } | null {
  const path = join(dataFolder, 'lock.sqlite');
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const lock = takeLock(path);
  return lock && { release: () => void lock.close() };
}
