import { statSync } from 'node:fs';
import type { JournalSurvey } from '../journal/surveyJournal.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { isHeaderSound } from './fileHeader.ts';
import { readVersion } from './migrate.ts';
import type { Migration } from './migrations/index.ts';
import {
  applicationId,
  type Connection,
  findDamage,
  isDamage,
  isReadOnly,
  openConnection,
  openInMemory,
  sqliteCode,
} from './open.ts';

/** What lies where the library should. */
export type Found =
  | { readonly kind: 'missing' | 'empty' | 'newer' | 'readOnly' | 'damaged' }
  | {
      readonly kind: 'fits';
      /** Which library it is; null for one of before libraries had a name. */
      readonly library: string | null;
      /** Stories that it lacks, or has older, though the journal knows they were saved. */
      readonly behind: number;
    };

export interface InspectOptions {
  readonly migrations: readonly Migration[];
  readonly key: LibraryKey | null;
  readonly survey: JournalSurvey;
  readonly check: 'thorough' | 'quick' | 'none';
}

/** Looks at a library without changing it. Throws SqliteError or a file system error when the disk does not let it. */
export function inspect(path: string, { migrations, key, survey, check }: InspectOptions): Found {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) return { kind: 'missing' };
  if (file.size === 0) return { kind: 'empty' };
  let connection: Connection | null = null;
  try {
    // Of an encrypted library the whole page is judged by its seal.
    if (key === null && !isHeaderSound(path)) return { kind: 'damaged' };
    connection = openConnection(path, 'read', key);
    const version = readVersion(connection);
    const owner = connection.pragma('application_id', { simple: true });
    if (version > migrations.length) return { kind: owner === applicationId ? 'newer' : 'damaged' };
    // A start was cut off before the first migration; or all there was is in a log that is gone.
    if (owner === 0 && version === 0 && namesOf(connection).length === 0) return { kind: 'empty' };
    if (owner !== applicationId || !hasSchemaOf(connection, migrations.slice(0, version)))
      return { kind: 'damaged' };
    if (check !== 'none' && findDamage(connection, { isThorough: check === 'thorough' }) !== null)
      return { kind: 'damaged' };
    return { kind: 'fits', library: readName(connection), behind: countBehind(connection, survey) };
  } catch (error) {
    if (isReadOnly(error)) return { kind: 'readOnly' };
    // A schema that is damaged is an error of our statements.
    if (isDamage(error) || sqliteCode(error) === 'SQLITE_ERROR') return { kind: 'damaged' };
    throw error;
  } finally {
    connection?.close();
  }
}

/** A version that does not fit its tables would have migrations fail at every start. */
function hasSchemaOf(connection: Connection, migrations: readonly Migration[]): boolean {
  const model = openInMemory();
  try {
    for (const migration of migrations) model.exec(migration);
    return namesOf(model).join() === namesOf(connection).join();
  } finally {
    model.close();
  }
}

/** SQLite's own tables come and go. */
function namesOf(connection: Connection): readonly string[] {
  return connection
    .prepare<[], string>(
      "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name",
    )
    .pluck()
    .all();
}

function readName(connection: Connection): string | null {
  return (
    connection.prepare<[], string>("SELECT value FROM fact WHERE name = 'library'").pluck().get() ?? null
  );
}

function countBehind(connection: Connection, { heads }: JournalSurvey): number {
  const revision = connection.prepare<[string], number>('SELECT revision FROM story WHERE id = ?').pluck();
  const removed = connection
    .prepare<[string], number | null>('SELECT max(change) FROM removed WHERE story_id = ?')
    .pluck();
  let behind = 0;
  for (const [id, head] of heads) {
    const there = revision.get(id);
    if (there === undefined ? (removed.get(id) ?? 0) <= head.change : there < head.revision) behind += 1;
  }
  return behind;
}
