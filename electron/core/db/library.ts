import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StetError } from '../../../shared/contract/reply.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { contributorTable } from './contributors.ts';
import { exportedTable } from './exported.ts';
import { type FoundLibrary, findLibrary } from './findLibrary.ts';
import { mediaTable } from './media.ts';
import { mediaListTable } from './mediaList.ts';
import { migrate, readVersion } from './migrate.ts';
import { migrations as allMigrations, type Migration } from './migrations/index.ts';
import { noticedTable } from './noticed.ts';
import { noticeTable } from './notices.ts';
import { assertDurable, type Connection, emptyLog, isDamage, isReadOnly, openConnection } from './open.ts';
import { openCopy } from './openCopy.ts';
import { placeTable } from './places.ts';
import type { LibraryBackup } from './putBack.ts';
import type { Recovery } from './recovery.ts';
import { sameFile } from './sameFile.ts';
import { settingTable } from './settings.ts';
import { signedTable } from './signed.ts';
import { storyTable } from './stories.ts';
import { storyListTable } from './storyList.ts';
import { usedTable } from './used.ts';
import { versionTable } from './versions.ts';
import { createWriter } from './writer.ts';

export type LibraryState = 'open' | 'newer' | 'readOnly';

/** Every table of the open library, and the one way to write several of them at once. */
export type Library = ReturnType<typeof tables> & {
  readonly state: LibraryState;
  readonly path: string;
  /** Null when it is not encrypted. */
  readonly key: LibraryKey | null;
  /** What the person must be told about how the library was found, a sentence or two each. */
  readonly notices: readonly string[];
  /** False when it was too large to check before the desk opens: somebody has to, while it is in use. */
  readonly isChecked: boolean;
  /** How it was put back when it could not be used as it was, until all that can be read is taken over. */
  readonly recovery: Recovery | null;
  /** The texts of the last saves once more. */
  readonly journal: Journal;
  /** Whether it lies where machines share no memory. */
  readonly isShared: boolean;
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
  /** Of an encrypted library; left out, it is not encrypted. */
  readonly key?: LibraryKey | null;
  /** Names the copies and the files moved aside. */
  readonly now: Date;
  readonly migrations?: readonly Migration[];
  /** Backups of the library that may take its place, newest first. */
  readonly backups?: Iterable<LibraryBackup>;
  /** The journal cannot be written. */
  readonly onJournalTrouble?: (error: unknown) => void;
  /** Throws when another process has taken the data folder; asked before every transaction. */
  readonly assertHeld?: () => void;
  /** Whether it lies where machines share no memory, so that SQLite's log of the usual kind cannot be used. */
  readonly isShared?: boolean;
}

/**
 * Opens `stet.sqlite` of the data folder, and makes one where there is none. A newer Stet's library and one
 * that cannot be written are opened to read only. One that is damaged or gone is put back from the best copy
 * there is; what was found is kept untouched. Throws SqliteError or a file system error when not even that works.
 */
export function openLibrary({
  dataFolder,
  key = null,
  now,
  migrations = allMigrations,
  backups = [],
  onJournalTrouble = () => undefined,
  assertHeld = () => undefined,
  isShared = false,
}: LibraryOptions): Library {
  const path = join(dataFolder, 'stet.sqlite');
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const suspicion = join(dataFolder, 'check-library');
  const isSuspect = existsSync(suspicion);
  const found = findLibrary({
    dataFolder,
    key,
    stamp,
    migrations,
    backups,
    isSuspect,
    isShared,
    onJournalTrouble,
  });
  const { journal, isChecked } = found;
  const asFound = {
    path,
    key,
    suspicion,
    journal,
    isChecked,
    recovery: found.recovery,
    isShared,
    assertHeld,
  };
  if (found.state !== 'open')
    return readOnly(asFound, found.state, found.state === 'newer' ? newerNotice : readOnlyNotice);

  const copies = join(dataFolder, 'backups');
  const assertOurs = (isStill: () => boolean): void => {
    assertHeld();
    if (!isStill()) throw new StetError('storage', replacedNotice, { reason: 'replaced' });
  };
  const open = (place: Place): Library => {
    // Made here so that only the owner can read it; SQLite gives its side files the same mode.
    if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
    const connection = openConnection(path, 'write', key, { isShared });
    const isStill = sameFile(path);
    // Of a log that was looked at before it was brought into the file; nobody else has any of it open.
    if (isShared) rmSync(`${path}-shm`, { force: true });
    try {
      mkdirSync(copies, { recursive: true, mode: 0o700 });
      const copy = join(copies, `stet-${readVersion(connection)}-${stamp}.sqlite`);
      migrate(connection, migrations, copy, key);
      const library = assemble(
        connection,
        { ...place, assertHeld: () => assertOurs(isStill) },
        'open',
        noticesOf(found),
      );
      // A Stet that was killed may have left there what had been removed for good. Before the session begins, so
      // that the log that is written from here on starts with the library's name.
      library.forget();
      beginSession(library, now);
      assertDurable(connection);
      return library;
    } catch (error) {
      connection.close();
      throw error;
    }
  };
  try {
    const library = openOrPutBack(open, asFound, found);
    rmSync(suspicion, { force: true });
    return library;
  } catch (error) {
    if (isReadOnly(error) && existsSync(path))
      return readOnly({ ...asFound, isChecked: true }, 'readOnly', readOnlyNotice);
    throw error;
  }
}

/** Some damage shows only when a library is written to. */
function openOrPutBack(open: (place: Place) => Library, place: Place, found: FoundLibrary): Library {
  try {
    return open(place);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return open({ ...place, isChecked: true, recovery: found.putBackAgain() });
  }
}

/** Names the library, once and for all, and brings the journal under that name. */
function beginSession({ settings, journal, write }: Library, now: Date): void {
  const name = settings.fact('library') ?? journal.survey.library ?? randomUUID();
  journal.belongTo(name);
  write(() => {
    settings.setFact('library', name);
    settings.setFact('opened', now.toISOString());
  });
}

function noticesOf({ journalAside }: FoundLibrary): readonly string[] {
  if (journalAside === null) return [];
  return [
    `This is another library than the one that was in the data folder before. What was last written in that one is kept in ${journalAside}.`,
  ];
}

interface Place {
  readonly path: string;
  readonly key: LibraryKey | null;
  readonly suspicion: string;
  readonly isChecked: boolean;
  readonly recovery: Recovery | null;
  readonly journal: Journal;
  readonly isShared: boolean;
  readonly assertHeld: () => void;
}

function readOnly(place: Place, state: LibraryState, notice: string): Library {
  const beside = openBeside(place);
  if (beside !== null) return assemble(beside, place, state, [notice]);
  const { connection, remove } = openCopy(place.path, tmpdir(), place.key);
  return { ...assemble(connection, place, state, [notice]), close: remove };
}

/** Null where the files that reading takes cannot be made beside the library. */
function openBeside({ path, key }: Place): Connection | null {
  const connection = openConnection(path, 'read', key);
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
  const { path, key, suspicion, isChecked, recovery, journal, isShared, assertHeld } = place;
  const pending: JournalEntry[] = [];
  return {
    ...tables(connection, (entry) => void pending.push(entry)),
    state,
    path,
    key,
    notices,
    isChecked,
    recovery,
    journal,
    isShared,
    distrust: () => writeFileSync(suspicion, '', { mode: 0o600 }),
    forget: () => connection.open && emptyLog(connection),
    write: createWriter(connection, { journal, pending, assertHeld }),
    close() {
      connection.close();
      journal.close();
    },
  };
}

function tables(connection: Connection, note: (entry: JournalEntry) => void) {
  return {
    contributors: contributorTable(connection),
    exported: exportedTable(connection),
    list: storyListTable(connection),
    media: mediaTable(connection),
    mediaList: mediaListTable(connection),
    noticed: noticedTable(connection),
    noticeTexts: noticeTable(connection),
    places: placeTable(connection),
    settings: settingTable(connection),
    signed: signedTable(connection),
    stories: storyTable(connection, note),
    used: usedTable(connection),
    versions: versionTable(connection),
  };
}

const replacedNotice =
  'Another program, such as one that syncs folders, has put another file in the library’s place, so nothing is saved here any more. What was saved before is safe in the recovery journal. Save a copy of a text that is not, then close Stet and open it again.';
const newerNotice =
  'A newer Stet made this library. Stories can be read and exported here but not changed; the library stays as it is. Update Stet to go on writing.';
const readOnlyNotice =
  'The data folder cannot be written. Stories can be read and exported but not changed. Check the folder’s permissions and whether the disk is read-only, then open Stet again.';
