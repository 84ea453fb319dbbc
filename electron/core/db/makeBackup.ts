import { chmodSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeBackup } from '../backup/backupFiles.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { storyHash } from '../storyHash.ts';
import { syncFileNow, syncFolderNow } from '../writeDurably.ts';
import { readVersion } from './migrate.ts';
import { type Connection, findDamage, openConnection, openToCopy } from './open.ts';

/** The copy is not what it should be; the library it was made of may be damaged. */
export class UnsoundBackup extends Error {}

/**
 * Copies the library at `libraryPath`, as its last commit left it, to `path`; it is there when it was seen to be
 * sound and is on the disk. Throws UnsoundBackup, SqliteError or a file system error, and leaves nothing then.
 */
export function makeBackup(libraryPath: string, path: string, key: LibraryKey | null): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  removeBackup(part);
  try {
    const library = openToCopy(libraryPath, key);
    try {
      library.prepare('VACUUM INTO ?').run(part);
      assertSound(part, readVersion(library), key);
    } finally {
      library.close();
    }
    chmodSync(part, 0o600);
    syncFileNow(part);
    renameSync(part, path);
    syncFolderNow(dirname(path));
  } finally {
    removeBackup(part);
  }
}

/** Throws UnsoundBackup when a copy of a library is damaged, or one of its texts is another than it was. */
export function assertSound(path: string, version: number, key: LibraryKey | null): void {
  const copy = openConnection(path, 'read', key);
  try {
    if (readVersion(copy) !== version) throw new UnsoundBackup('The copy is of another version.');
    if (findDamage(copy, { isThorough: true }) !== null) throw new UnsoundBackup('The copy is damaged.');
    for (const { hash, document, meta } of texts(copy))
      if (storyHash(document, meta) !== hash) throw new UnsoundBackup('A text does not fit its hash.');
  } finally {
    copy.close();
  }
}

function texts(copy: Connection): IterableIterator<{ hash: string; document: string; meta: string }> {
  return copy
    .prepare<[], { hash: string; document: string; meta: string }>(
      'SELECT hash, document, meta FROM story JOIN content ON story_id = id',
    )
    .iterate();
}
