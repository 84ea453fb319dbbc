import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolderNow } from '../writeDurably.ts';
import { asidePath, moveAside, moveOrphansAside } from './moveAside.ts';
import { noteRecovery, type Recovery, readRecovery } from './recovery.ts';

/** A copy of the library that may take its place. */
export interface LibraryBackup {
  readonly path: string;
  /** RFC 3339. */
  readonly at: string;
}

export interface PutBackOptions {
  readonly path: string;
  readonly stamp: string;
  readonly cause: Recovery['cause'];
  /** Newest first. */
  readonly backups: Iterable<LibraryBackup>;
  /** Whether a copy at this path is sound, and this library. */
  readonly isSound: (path: string) => boolean;
}

/**
 * Moves a library that cannot be used into `damaged/`, with all that belongs to it, and puts the best there is
 * in its place: itself without its log when that is what was wrong, else the newest sound backup, else nothing.
 * What takes its place is on the disk before it is there. Throws a file system error.
 */
export function putBack(options: PutBackOptions): Recovery {
  const { path, stamp, cause, backups, isSound } = options;
  const without = putBackWithoutLog(options);
  if (without !== null) return without;
  const { aside, cause: first } = beginning({ path, stamp, cause });
  for (const backup of backups) {
    if (isCopiedSound(backup.path, partOf(path), isSound))
      return put(path, stamp, { cause: first, aside, base: 'backup', backupAt: backup.at });
  }
  return put(path, stamp, { cause: first, aside, base: 'nothing', backupAt: null });
}

/** Puts the library without its log in its own place, if it is sound then; else null, and nothing was changed. */
export function putBackWithoutLog({ path, stamp, cause, isSound }: PutBackOptions): Recovery | null {
  const before = cutOff(path, cause);
  const own = before === null && cause !== 'gone' && hasLog(path) ? path : null;
  const again = before?.base === 'alone' ? before.aside : null;
  const from = own ?? again;
  if (from === null || !isCopiedSound(from, partOf(path), isSound)) return null;
  const { aside } = beginning({ path, stamp, cause });
  return put(path, stamp, { cause: 'log', aside, base: 'alone', backupAt: null });
}

/** Where the old library goes, and why. */
function beginning({ path, stamp, cause }: Pick<PutBackOptions, 'path' | 'stamp' | 'cause'>) {
  const before = cutOff(path, cause);
  if (before !== null) return { cause: before.cause, aside: before.aside };
  return { cause, aside: existsSync(path) ? asidePath(path, asideFolder(path), stamp) : null };
}

/** The note of a start that had moved the old library away and was cut off before there was a new one. */
function cutOff(path: string, cause: Recovery['cause']): Recovery | null {
  return cause === 'gone' ? readRecovery(dirname(path)) : null;
}

function put(path: string, stamp: string, recovery: Recovery): Recovery {
  noteRecovery(dirname(path), recovery);
  if (existsSync(path)) moveAside(path, asideFolder(path), stamp);
  else moveOrphansAside(path, asideFolder(path), stamp);
  if (recovery.base !== 'nothing') place(partOf(path), path);
  return recovery;
}

const partOf = (path: string) => `${path}.part`;
const asideFolder = (path: string) => join(dirname(path), 'damaged');

export function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function isCopiedSound(from: string, to: string, isSound: (path: string) => boolean): boolean {
  removeDatabase(to);
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    if (isSound(to)) return true;
  } catch (error) {
    removeDatabase(to);
    // A backup that cannot be read is passed over. One that only finds no room is not: there will be room.
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null || /^(ENOSPC|EDQUOT|EROFS|SQLITE_FULL)/.test(code)) throw error;
  }
  removeDatabase(to);
  return false;
}

function place(part: string, path: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(part + suffix, { force: true });
  const file = openSync(part, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
  syncFolderNow(dirname(path));
}

function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}
