import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { StetError } from '../../../shared/contract/reply.ts';
import { type Backup, listBackups } from '../backup/backupFiles.ts';
import { isHeaderSound } from '../db/fileHeader.ts';
import { assertSound, makeBackup } from '../db/makeBackup.ts';
import { readVersion } from '../db/migrate.ts';
import { encryptAnew, findDamage, isDamage, openConnection, opensWith } from '../db/open.ts';
import { inSubfolder } from '../files.ts';
import { readFilePieces } from '../readFilePieces.ts';
import { makeDurably, syncFileNow, writeAll } from '../writeDurably.ts';
import type { KeyFile } from './keyFile.ts';
import type { LibraryKey } from './libraryKey.ts';
import {
  BrokenSeal,
  openSealed,
  readPieces,
  sealedName,
  sealedSuffix,
  writeSealedFile,
} from './sealedFile.ts';
import { stagedBackupsIn, stagedIn, type Turn } from './turn.ts';

export interface ConversionTask {
  readonly dataFolder: string;
  /** Where this library's backups lie; null when none are made. */
  readonly backupFolder: string | null;
  /** The key it has now and the one it gets; null for none. */
  readonly from: LibraryKey | null;
  readonly to: LibraryKey | null;
  /** What opens `to`; null without one. */
  readonly keyFile: KeyFile | null;
  /** Not 0 as soon as a person has called it off. */
  readonly cancelled: Int32Array;
}

interface Conversion extends ConversionTask {
  /** So many bytes more are done. Throws StetError `cancelled` when it was called off. */
  readonly advance: (bytes: number) => void;
}

/** Folders of the data folder with files of earlier times: what was moved aside, and copies made before a change. */
const asideFolders = ['damaged', 'backups'] as const;

/**
 * Makes all that a library consists of once more, encrypted or in the clear, beside what there is, and checks it;
 * `readyToTurn` and `finishConversion` then put it in place. Nothing that is there is changed. The library must be
 * closed. Progress is in bytes. Throws StetError, `cancelled` among others, UnsoundBackup, SqliteError or a file
 * system error; what was made by then goes with `finishConversion`.
 */
export function prepareConversion(
  task: ConversionTask,
  onProgress: (done: number, total: number) => void,
): Turn {
  const { dataFolder, backupFolder, from, to, keyFile } = task;
  const staged = stagedIn(dataFolder);
  const media = filesIn(join(dataFolder, 'media'));
  const aside = asideFolders.flatMap((folder) => filesIn(join(dataFolder, folder)));
  const backups = backupFolder === null ? [] : listBackups(backupFolder);
  const library = join(dataFolder, 'stet.sqlite');
  assertRoom(dataFolder, [library, ...media, ...aside]);
  if (backupFolder !== null && backups.length > 0)
    assertRoom(
      backupFolder,
      backups.map(({ path }) => path),
    );
  const total =
    bytesOf([library, ...media, ...aside]) + backups.reduce((sum, backup) => sum + bytesOf([backup.path]), 0);
  let done = 0;
  const advance = (bytes: number) => {
    if (Atomics.load(task.cancelled, 0) !== 0) throw cancelledFailure();
    // Sealed files are a little longer than what is in them.
    done = Math.min(total, done + bytes);
    onProgress(done, total);
  };
  const conversion: Conversion = { ...task, advance };

  mkdirSync(staged, { recursive: true, mode: 0o700 });
  convertLibrary(library, join(staged, 'stet.sqlite'), conversion);
  for (const path of media) convertMedia(path, join(staged, 'media'), conversion);
  let isKeyNeeded = false;
  for (const path of aside)
    if (!convertAside(path, join(staged, relative(dataFolder, path)), conversion)) isKeyNeeded = true;
  for (const backup of backups)
    if (!convertBackup(backup, stagedBackupsIn(dirname(backup.path)), conversion)) isKeyNeeded = true;
  advance(total - done);
  return { keyFile, isSealing: from === null, keepsOldKey: to === null && isKeyNeeded };
}

/** A library or what is like it: SQLite copies, encrypts and checks it, and none of these can be stopped. */
function convertLibrary(from: string, to: string, { advance, ...keys }: Conversion): void {
  const part = bytesOf([from]) / 3;
  makeBackup(from, to, keys.from);
  advance(part);
  const version = versionOf(to, keys.from);
  encryptAnew(to, keys.from, keys.to);
  advance(part);
  assertSound(to, version, keys.to);
  syncFileNow(to);
  advance(part);
}

export function cancelledFailure(): StetError {
  return new StetError('cancelled', 'Cancelled. The library is as it was.');
}

/** The same pieces; each counts as done when the next is asked for. */
function* counted(pieces: Iterable<Uint8Array>, { advance }: Conversion): Generator<Uint8Array> {
  for (const piece of pieces) {
    yield piece;
    advance(piece.length);
  }
}

function versionOf(path: string, key: LibraryKey | null): number {
  const connection = openConnection(path, 'read', key);
  try {
    return readVersion(connection);
  } finally {
    connection.close();
  }
}

/** A file that is not what its name says stays as it is: what there is of it is not made less. */
function convertMedia(path: string, folder: string, conversion: Conversion): void {
  const { from, to } = conversion;
  if (to !== null) {
    const name = basename(path);
    sealInto(to, inSubfolder(folder, sealedName(to, name)), name, path, conversion);
    return;
  }
  if (from === null) return;
  try {
    const file = openSealed(from, path);
    copyPieces(counted(readPieces(file), conversion), inSubfolder(folder, file.name));
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error;
    copyPieces(counted(readFilePieces(path), conversion), inSubfolder(folder, basename(path)));
  }
}

/** False for one that only the old key opens. */
function convertAside(path: string, staged: string, conversion: Conversion): boolean {
  const { from, to } = conversion;
  if (to !== null) {
    sealInto(to, `${staged}${sealedSuffix}`, basename(path), path, conversion);
    return true;
  }
  if (from !== null && path.endsWith(sealedSuffix)) {
    try {
      const pieces = counted(readPieces(openSealed(from, path)), conversion);
      copyPieces(pieces, staged.slice(0, -sealedSuffix.length));
      return true;
    } catch (error) {
      if (!(error instanceof BrokenSeal)) throw error;
    }
  }
  copyPieces(counted(readFilePieces(path), conversion), staged);
  return path.endsWith('.sqlite') && !existsSync(`${path}-wal`) && isConverted(staged, from, to);
}

/** One of another library, or of before a key was lost, stays as it is. */
function convertBackup({ path, name }: Backup, folder: string, conversion: Conversion): boolean {
  const { from, to, advance } = conversion;
  advance(0);
  if (isHeaderSound(path) ? from !== null : from === null || !opensWith(path, from)) return true;
  const staged = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  copyFileSync(path, staged);
  const isDone = isConverted(staged, from, to);
  if (isDone || to === null) {
    advance(bytesOf([path]));
    return isDone;
  }
  rmSync(staged);
  sealInto(to, `${staged}${sealedSuffix}`, name, path, conversion);
  return true;
}

/** Whether a database could be brought under the other key; one that is damaged cannot. */
function isConverted(path: string, from: LibraryKey | null, to: LibraryKey | null): boolean {
  try {
    encryptAnew(path, from, to);
    const connection = openConnection(path, 'read', to);
    try {
      if (findDamage(connection) !== null) return false;
    } finally {
      connection.close();
    }
    syncFileNow(path);
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

function sealInto(key: LibraryKey, sealed: string, name: string, path: string, conversion: Conversion): void {
  mkdirSync(dirname(sealed), { recursive: true, mode: 0o700 });
  writeSealedFile(key, sealed, name, counted(readFilePieces(path), conversion));
}

function copyPieces(pieces: Iterable<Uint8Array>, path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  makeDurably(path, (file) => {
    for (const piece of pieces) writeAll(file, piece);
  });
}

/** Every file below a folder; links are left out, for what they lead to is not ours. */
function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const bytesOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);

function assertRoom(folder: string, paths: readonly string[]): void {
  const bytes = bytesOf(paths);
  const { bavail, bsize } = statfsSync(folder);
  if (bytes * 1.1 > bavail * bsize)
    throw new StetError(
      'storage',
      `There must be room for a second copy of the library while it is converted: ${Math.ceil(bytes / 1_000_000)} MB. Nothing was changed.`,
      { reason: 'full' },
    );
}
