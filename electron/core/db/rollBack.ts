import { constants, copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { asidePath } from './moveAside.ts';
import { isDamage, isReadOnly, rollBackFile } from './open.ts';
import { hasLog } from './putBack.ts';

/**
 * Has SQLite take back a transaction without a log that a crash cut off: a new library's first one, or another
 * program's. A look that only reads cannot, and takes the file for read-only. Both files are copied into
 * `folder` as they were found first. Damage is left to whoever looks next.
 */
export function rollBack(path: string, folder: string, stamp: string, key: LibraryKey | null): void {
  // With a log as well, closing would bring the log into the file before anybody has looked whose it is.
  const journal = statSync(`${path}-journal`, { throwIfNoEntry: false });
  // An empty one is what every transaction leaves where the library lies on another machine.
  if (!existsSync(path) || (journal?.size ?? 0) === 0 || hasLog(path)) return;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const copy = asidePath(path, folder, `${stamp}-cut-off`);
    for (const suffix of ['', '-journal'])
      copyFileSync(path + suffix, copy + suffix, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    rollBackFile(path, key);
  } catch (error) {
    if (!isDamage(error) && !isReadOnly(error)) throw error;
  }
}
