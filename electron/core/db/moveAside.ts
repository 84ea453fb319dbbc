import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Moves a database and its side files into `folder`, byte for byte. A WAL belongs to its database: apart,
 * both lose what was last saved. Returns the new path.
 */
export function moveAside(path: string, folder: string, stamp: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `${basename(path, '.sqlite')}-${stamp}.sqlite`);
  for (const suffix of ['-wal', '-shm', '-journal', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  return aside;
}
