import { constants, copyFileSync, existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The database last: while it is there, a start that was cut off finds all of it and begins anew. */
const suffixes = ['-wal', '-shm', '-journal', ''];

export function asidePath(path: string, folder: string, stamp: string): string {
  return join(folder, `${basename(path, '.sqlite')}-${stamp}.sqlite`);
}

/**
 * Moves a database and its side files into `folder`, byte for byte. A WAL belongs to its database: apart,
 * both lose what was last saved, so all of it is in the folder before any of it is taken away. Returns the
 * new path.
 */
export function moveAside(path: string, folder: string, stamp: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = asidePath(path, folder, stamp);
  const there = suffixes.filter((suffix) => existsSync(path + suffix));
  for (const suffix of there) placeBeside(path + suffix, aside + suffix);
  for (const suffix of there.toReversed()) rmSync(path + suffix);
  return aside;
}

/** Side files whose database is gone: SQLite would take them for those of the next one of that name. */
export function moveOrphansAside(path: string, folder: string, stamp: string): void {
  if (existsSync(path) || !suffixes.some((suffix) => existsSync(path + suffix))) return;
  moveAside(path, folder, `${stamp}-left`);
}

/** The same file under a second name; a copy on disks that cannot do that. */
function placeBeside(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (existsSync(to)) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}
