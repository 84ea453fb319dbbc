import { readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBackup } from '../db/openBackup.ts';
import { inSubfolder } from '../files.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { isSealedName, sealedName } from '../protection/sealedFile.ts';
import { type Backup, listBackups } from './backupFiles.ts';
import { copyFaithfully } from './copyFaithfully.ts';

/** Bytes that stay free on the other disk: its texts, which are worth more and take little, go on finding room. */
const leftFree = 200_000_000;

/** The other disk has no room for all of them. */
export class NoRoom extends Error {}

/** Where the media of a library lie beside copies of its backups. */
export function mediaFolderOf(backupFolder: string): string {
  return join(backupFolder, 'media');
}

/**
 * Copies the files of the media folder that the second place lacks, and takes away those that neither the library
 * nor a backup there has any more. Throws NoRoom, UnfaithfulCopy or a file system error; what is copied by then stays.
 */
export function mirrorMedia(mediaFolder: string, backupFolder: string, key: LibraryKey | null): void {
  const target = mediaFolderOf(backupFolder);
  const own = new Map(filesIn(mediaFolder));
  const there = new Map(filesIn(target));
  for (const [name, path] of own) {
    const bytes = statSync(path, { throwIfNoEntry: false })?.size;
    // Taken away since the folder was read.
    if (bytes === undefined) continue;
    const copy = there.get(name);
    if (copy !== undefined && statSync(copy).size === bytes) continue;
    const { bavail, bsize } = statfsSync(backupFolder);
    if (bavail * bsize < bytes + leftFree) throw new NoRoom('The second place has no room for all media.');
    copyFaithfully(path, inSubfolder(target, name));
  }
  const gone = [...there].filter(([name]) => !own.has(name));
  if (gone.length === 0) return;
  const wanted = namesInBackups(listBackups(backupFolder), key);
  for (const [name, path] of gone) {
    const isInTheClear = key !== null && !isSealedName(name);
    if (isInTheClear || wanted?.has(name) === false) rmSync(path, { force: true });
  }
}

/** Null when one cannot be opened with this key: nobody knows then what it needs. */
function namesInBackups(backups: readonly Backup[], key: LibraryKey | null): ReadonlySet<string> | null {
  const names = new Set<string>();
  try {
    for (const { path } of backups) {
      const opened = openBackup(path, key);
      try {
        for (const source of opened.media()) {
          const name = source.slice('media:'.length);
          names.add(key === null ? name : sealedName(key, name));
        }
      } finally {
        opened.close();
      }
    }
  } catch {
    return null;
  }
  return names;
}

/** Name and path of what lies in a folder of folders; a copy that was cut off is none of it. */
function* filesIn(folder: string): Generator<[name: string, path: string]> {
  for (const letters of namesIn(folder))
    for (const name of namesIn(join(folder, letters)))
      if (/^[0-9a-f]{64}\.[a-z0-9]+$/.test(name)) yield [name, join(folder, letters, name)];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
