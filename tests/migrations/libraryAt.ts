import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../electron/core/db/migrations/index.ts';
import { applicationId, openConnection } from '../../electron/core/db/open.ts';

/** Writes the library of an earlier Stet: its schema, and the rows that `fixtures/<version>.sql` holds. */
export function libraryAt(version: number, path: string): void {
  const connection = openConnection(path, 'write', null);
  for (const migration of migrations.slice(0, version)) connection.exec(migration);
  connection.exec(readFileSync(join(import.meta.dirname, 'fixtures', `${version}.sql`), 'utf8'));
  connection.pragma(`application_id = ${applicationId}`);
  connection.pragma(`user_version = ${version}`);
  connection.close();
}
