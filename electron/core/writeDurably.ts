import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a private file so that after a crash the old or the new one is there, whole, and returns when it is
 * on the disk. For the moments in which nothing else may happen in between; else `writeAtomically`.
 */
export function writeDurably(path: string, content: string | Uint8Array): void {
  makeDurably(path, (file) => writeAll(file, typeof content === 'string' ? Buffer.from(content) : content));
}

/** The same for a file that is written piece by piece. */
export function makeDurably(path: string, write: (file: number) => void): void {
  const temporary = `${path}.part`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      write(file);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolderNow(dirname(path));
}

/** A disk that is almost full may take a part only. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Puts what a file holds on the disk. */
export function syncFileNow(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename in the folder survive a power cut, where the system can. */
export function syncFolderNow(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && ['EINVAL', 'ENOTSUP'].includes(String(error.code))))
      throw error;
  } finally {
    closeSync(folder);
  }
}
