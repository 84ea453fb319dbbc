import { statSync } from 'node:fs';
import { join } from 'node:path';
import { StetError } from '../../../shared/contract/reply.ts';
import { isHeaderSound } from '../db/fileHeader.ts';
import { type KeyFile, keysBeside, readKeyFile } from './keyFile.ts';

/**
 * What opens the library of a data folder; null when it is not encrypted. When it is gone from there, the copy
 * that lies with the backups stands in. Throws StetError when there is one and none can be used: nothing may be
 * taken for damaged, and replaced, that only lacks its key.
 */
export function findKeyFile(dataFolder: string, backupFolder: string | null): KeyFile | null {
  const own = readKeyFile(dataFolder);
  if (typeof own === 'object') return own;
  if (own === 'newer')
    throw new StetError('readOnly', 'A newer Stet encrypted this library. Update Stet to open it.');
  if (own === 'none' && isInTheClear(join(dataFolder, 'stet.sqlite'))) return null;
  const [copy] = backupFolder === null ? [] : keysBeside(backupFolder);
  if (copy !== undefined) return copy;
  if (own === 'none') return null;
  throw new StetError(
    'damaged',
    'This library is encrypted, and both files with its key are damaged: library-key.json and library-key-copy.json in the data folder. Put back one of them from a backup of the folder; nothing was changed.',
  );
}

/** Also where there is no library, or an empty one: there is nothing to open with a key. */
function isInTheClear(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return size === 0 || isHeaderSound(path);
}
