import { existsSync, rmSync } from 'node:fs';
import type { LibraryKey } from '../protection/libraryKey.ts';
import type { Migration } from './migrations/index.ts';
import { applicationId, type Connection, findDamage, openConnection } from './open.ts';

export function readVersion(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/**
 * Brings a library up to the last migration, in one transaction: after a crash or an error it is at the old
 * version, whole. A library that holds something is copied to `copyPath` first, and the copy is opened and
 * checked before anything is touched.
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  copyPath: string,
  key: LibraryKey | null,
): void {
  const from = readVersion(connection);
  if (from >= migrations.length) return;
  if (from > 0) copyLibrary(connection, copyPath, key);
  connection
    .transaction(() => {
      for (const migration of migrations.slice(from)) connection.exec(migration);
      if (connection.pragma('foreign_key_check', { simple: true }) !== undefined) {
        throw new Error('A migration left a row without the row it belongs to.');
      }
      connection.pragma(`application_id = ${applicationId}`);
      connection.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
}

/** A whole copy of the library at `path`, under its own key, seen to be sound. Throws and leaves no file otherwise. */
export function copyLibrary(connection: Connection, path: string, key: LibraryKey | null): void {
  if (existsSync(path)) rmSync(path);
  connection.prepare('VACUUM INTO ?').run(path);
  const copy = openConnection(path, 'read', key);
  try {
    const damage = findDamage(copy);
    if (damage !== null || readVersion(copy) !== readVersion(connection)) {
      throw new Error('The copy made before changing the library is not sound.');
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    copy.close();
  }
}
