import { accessSync, closeSync, constants, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, takeLock } from './open.ts';
import { sameFile } from './sameFile.ts';

export interface FolderLock {
  /** False when somebody took the file away and another process locked the one that is there now. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Makes this process the data folder's only user until `release` or the end of the process, however it
 * ends: the system holds the lock, not a file that a crash would leave behind. Null when another has it.
 */
export function lockFolder(dataFolder: string): FolderLock | null {
  const path = join(dataFolder, 'lock.sqlite');
  const first = lockFile(path);
  if (first === null) return null;
  const locks: Connection[] = [first];
  let isStill = sameFile(path);
  return {
    isHeld() {
      if (isStill()) return true;
      // Deleted, or replaced by a sync program: the lock is on a file that nobody else will find.
      const again = lockFile(path);
      if (again === null) return false;
      isStill = sameFile(path);
      // The first stays open: closing any file that may be the same one would let go of both (fcntl, "F_SETLK").
      locks.push(again);
      return true;
    },
    release() {
      for (const lock of locks.splice(0)) lock.close();
    },
  };
}

function lockFile(path: string): Connection | null {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  // Another person's: SQLite would call it a disk that is gone. To open it once more would let go of our own lock.
  else accessSync(path, constants.R_OK | constants.W_OK);
  return takeLock(path);
}
