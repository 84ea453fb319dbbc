import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { StetError } from '../../shared/contract/reply.ts';

/** Folders and files of the data folder are the owner's alone. */
export const privateFolder = 0o700;
export const privateFile = 0o600;

/** Makes a folder and its parents; the mode is for new ones only. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  await mkdir(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
}

/**
 * Writes a file so that after a crash either the old or the new one is there, whole: a temporary file
 * beside it, fsync, rename, fsync of the folder. With `durable: false` the two fsyncs are left out, for
 * many files that can be written again.
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array,
  { mode = 0o644, durable = true }: { mode?: number; durable?: boolean } = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.stet-part`);
  try {
    const file = await open(temporary, 'wx', mode);
    await writeAndClose(file, content, durable);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  if (durable) await syncFolder(dirname(path));
}

async function writeAndClose(
  file: FileHandle,
  content: string | Uint8Array,
  durable: boolean,
): Promise<void> {
  try {
    await file.writeFile(content);
    if (durable) await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename in the folder survive a power cut. Windows cannot open folders and needs none of it. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    // Some file systems (network shares) do not know fsync of a folder: the file itself is safe all the same.
    if (!(error instanceof Error && 'code' in error && ['EINVAL', 'ENOTSUP'].includes(String(error.code))))
      throw error;
  } finally {
    await folder.close();
  }
}

/** Where a file of a large folder lies: in one of many, by the first two letters of its name. */
export function inSubfolder(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), name);
}

/** Whether a path is the folder or lies in it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}

/** `path` inside `folder`, or StetError `invalid` when it would lead out of it. */
export function confine(folder: string, path: string): string {
  const root = resolve(folder);
  const inside = resolve(root, path);
  if (inside === root || !isWithin(root, inside) || path.includes('\0')) {
    throw new StetError(
      'invalid',
      'A file would have been written outside the chosen folder. Nothing was written.',
    );
  }
  return inside;
}
