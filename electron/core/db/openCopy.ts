import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { type Connection, openConnection } from './open.ts';

/**
 * Opens a copy of a database to read, what is still in its WAL included, in a new folder inside `parent`:
 * reading a WAL database writes beside it, which must not be where it lies, or cannot be. Throws SqliteError
 * or a file system error, and leaves nothing behind then.
 */
export function openCopy(
  path: string,
  parent: string,
  key: LibraryKey | null,
): { readonly connection: Connection; remove(): void } {
  const folder = mkdtempSync(join(parent, 'stet-reading-'));
  const copy = join(folder, 'copy.sqlite');
  try {
    for (const suffix of ['', '-wal'])
      if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    const connection = openConnection(copy, 'read', key);
    return {
      connection,
      remove() {
        connection.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
