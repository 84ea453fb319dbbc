import { constants, copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isWalHeaderSound } from './fileHeader.ts';
import { hasLog } from './putBack.ts';

/**
 * Copies a library's write-ahead log into `folder` before SQLite opens it, when it is one that SQLite would
 * not read to its end and then write over: garbage, or one after which saves are missing.
 */
export function keepLog(
  path: string,
  folder: string,
  { stamp, isBehind }: { readonly stamp: string; readonly isBehind: boolean },
): void {
  const log = `${path}-wal`;
  if (!hasLog(path) || (isWalHeaderSound(log) && !isBehind)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `${basename(path, '.sqlite')}-${stamp}-log.sqlite-wal`);
  copyFileSync(log, copy, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
}
