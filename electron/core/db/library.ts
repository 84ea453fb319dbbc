import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contributorTable } from './contributors.ts';
import { exportedTable } from './exported.ts';
import { mediaTable } from './media.ts';
import { migrate, readVersion } from './migrate.ts';
import { migrations as allMigrations, type Migration } from './migrations/index.ts';
import { moveAside, moveOrphansAside } from './moveAside.ts';
import {
  applicationId,
  assertDurable,
  type Connection,
  emptyLog,
  findDamage,
  isDamage,
  openConnection,
  sqliteCode,
} from './open.ts';
import { openCopy } from './openCopy.ts';
import { placeTable } from './places.ts';
import { settingTable } from './settings.ts';
import { signedTable } from './signed.ts';
import { storyTable } from './stories.ts';
import { storyListTable } from './storyList.ts';
import { versionTable } from './versions.ts';

export type LibraryState = 'open' | 'newer' | 'readOnly';

/** Every table of the open library, and the one way to write several of them at once. */
export type Library = ReturnType<typeof tables> & {
  readonly state: LibraryState;
  readonly path: string;
  /** What the person must be told about how the library was found, a sentence or two each. */
  readonly notices: readonly string[];
  /** False when it was too large to check before the desk opens: somebody has to, while it is in use. */
  readonly isChecked: boolean;
  /** The damaged library that was moved aside, to be read as far as it can be; else null. */
  readonly damaged: string | null;
  /** Has the next start check the whole file before anything else. */
  distrust(): void;
  /** All of it or none of it, on the disk when it returns. Synchronous: nothing comes in between. */
  write<Result>(work: () => Result): Result;
  /** Takes text that was deleted out of the write-ahead log as well. False when somebody is reading it. */
  forget(): boolean;
  close(): void;
};

export interface LibraryOptions {
  readonly dataFolder: string;
  /** Names the copies and the files moved aside. */
  readonly now: Date;
  readonly migrations?: readonly Migration[];
}

/** Checking takes a second for some 500 MB: above this the desk does not wait for it. */
const mostChecked = 100_000_000;

/**
 * Opens `stet.sqlite` of the data folder, and makes one where there is none. A newer Stet's library and one
 * that cannot be written are opened to read only; a damaged one is moved aside untouched. Throws SqliteError or
 * a file system error when not even that works.
 */
export function openLibrary({ dataFolder, now, migrations = allMigrations }: LibraryOptions): Library {
  const path = join(dataFolder, 'stet.sqlite');
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const suspicion = join(dataFolder, 'check-library');
  const isLarge = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostChecked;
  const isChecked = !isLarge || existsSync(suspicion);
  let damaged: string | null = null;

  if (existsSync(path)) {
    const found = inspect(path, migrations.length, isChecked);
    if (found === 'readOnly')
      return readOnly({ path, suspicion, isChecked: true, damaged: null }, 'readOnly', readOnlyNotice);
    if (found === 'newer')
      return readOnly({ path, suspicion, isChecked: true, damaged: null }, 'newer', newerNotice);
    if (found === 'damaged') damaged = moveAside(path, join(dataFolder, 'damaged'), stamp);
  } else {
    moveOrphansAside(path, join(dataFolder, 'damaged'), stamp);
    // Made here so that only the owner can read it; SQLite gives its side files the same mode.
    closeSync(openSync(path, 'ax', 0o600));
  }

  let connection: Connection | null = null;
  try {
    connection = openConnection(path, 'write');
    mkdirSync(join(dataFolder, 'backups'), { recursive: true, mode: 0o700 });
    migrate(
      connection,
      migrations,
      join(dataFolder, 'backups', `stet-${readVersion(connection)}-${stamp}.sqlite`),
    );
    const library = assemble(connection, { path, suspicion, isChecked, damaged }, 'open', []);
    library.write(() => library.settings.setFact('opened', now.toISOString()));
    assertDurable(connection);
    // A Stet that was killed may have left there what had been removed for good.
    library.forget();
    rmSync(suspicion, { force: true });
    return library;
  } catch (error) {
    connection?.close();
    if (isReadOnly(error) && existsSync(path))
      return readOnly({ path, suspicion, isChecked: true, damaged: null }, 'readOnly', readOnlyNotice);
    throw error;
  }
}

function inspect(path: string, known: number, isChecked: boolean): 'fits' | 'newer' | 'damaged' | 'readOnly' {
  let connection: Connection | null = null;
  try {
    connection = openConnection(path, 'read');
    const version = readVersion(connection);
    const owner = connection.pragma('application_id', { simple: true });
    if (version > known) return 'newer';
    if (owner !== applicationId && !(owner === 0 && version === 0)) return 'damaged';
    return isChecked && findDamage(connection) !== null ? 'damaged' : 'fits';
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    if (isReadOnly(error)) return 'readOnly';
    throw error;
  } finally {
    connection?.close();
  }
}

interface Place {
  readonly path: string;
  readonly suspicion: string;
  readonly isChecked: boolean;
  readonly damaged: string | null;
}

function readOnly(place: Place, state: LibraryState, notice: string): Library {
  const beside = openBeside(place.path);
  if (beside !== null) return assemble(beside, place, state, [notice]);
  const { connection, remove } = openCopy(place.path, tmpdir());
  return { ...assemble(connection, place, state, [notice]), close: remove };
}

/** Null where the files that reading takes cannot be made beside the library. */
function openBeside(path: string): Connection | null {
  const connection = openConnection(path, 'read');
  try {
    readVersion(connection);
    return connection;
  } catch (error) {
    connection.close();
    if (isReadOnly(error)) return null;
    throw error;
  }
}

function assemble(
  connection: Connection,
  place: Place,
  state: LibraryState,
  notices: readonly string[],
): Library {
  return {
    ...tables(connection),
    state,
    path: place.path,
    notices,
    isChecked: place.isChecked,
    damaged: place.damaged,
    distrust: () => writeFileSync(place.suspicion, '', { mode: 0o600 }),
    write: (work) => connection.transaction(work).immediate(),
    forget: () => connection.open && emptyLog(connection),
    close: () => connection.close(),
  };
}

function tables(connection: Connection) {
  return {
    contributors: contributorTable(connection),
    exported: exportedTable(connection),
    list: storyListTable(connection),
    media: mediaTable(connection),
    places: placeTable(connection),
    settings: settingTable(connection),
    signed: signedTable(connection),
    stories: storyTable(connection),
    versions: versionTable(connection),
  };
}

function isReadOnly(error: unknown): boolean {
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(sqliteCode(error) ?? '')) return true;
  return (
    error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
  );
}

const newerNotice =
  'A newer Stet made this library. Stories can be read and exported here but not changed; the library stays as it is. Update Stet to go on writing.';
const readOnlyNotice =
  'The data folder cannot be written. Stories can be read and exported but not changed. Check the folder’s permissions and whether the disk is read-only, then open Stet again.';
