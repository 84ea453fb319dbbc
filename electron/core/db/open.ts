import { truncateSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { keyFor, type LibraryKey } from '../protection/libraryKey.ts';

export type Connection = Database.Database;
export type Access = 'write' | 'read';

/** 'Stet' in ASCII: tells our files from any other SQLite file. */
export const applicationId = 0x53746574;

/** How long a statement waits for another process's lock, in milliseconds. A save tells the person and retries. */
const patience = 250;
/** The same where a reader holds a writer up: of our own threads one may be reading. */
const sharedPatience = 2500;

/**
 * Opens a database file; the only place that knows the driver. With a key it is one that is encrypted. Throws
 * SqliteError; of another key as of damage, so the key must be known to be the right one.
 * A `durable` connection has each COMMIT on the disk before it returns; others may lose the last commits in
 * a power cut, but are never damaged. `isShared`: it lies where machines share no memory, so the log that needs
 * some is not used (https://www.sqlite.org/wal.html, "disadvantages").
 */
export function openConnection(
  path: string,
  access: Access,
  key: LibraryKey | null,
  { durable = true, isShared = false } = {},
): Connection {
  const timeout = isShared ? sharedPatience : patience;
  const connection = new Database(path, { readonly: access === 'read', timeout });
  try {
    applyKey(connection, 'key', key);
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    connection.pragma('mmap_size = 0');
    connection.pragma('temp_store = MEMORY');
    connection.pragma('foreign_keys = ON');
    if (access === 'read') {
      connection.pragma('query_only = ON');
      return connection;
    }
    connection.pragma('secure_delete = ON');
    if (isShared) leaveLog(connection);
    else connection.pragma('journal_mode = WAL');
    // After WAL, and on every connection: this build falls back to NORMAL when it enters WAL.
    connection.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    connection.pragma('journal_size_limit = 67108864');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * From then on a transaction is in the file when its journal has been emptied, and that on the disk: SQLite syncs an
 * emptied journal, but not the folder of a removed one. Nobody else may have the database open.
 */
function leaveLog(connection: Connection): void {
  // While it has the file to itself, SQLite needs no shared memory to read a log that is still there.
  connection.pragma('locking_mode = EXCLUSIVE');
  connection.pragma('journal_mode = TRUNCATE');
  connection.pragma('locking_mode = NORMAL');
  // The lock is let go by the next statement that reads.
  connection.pragma('user_version');
}

/** Whether an encrypted database is under this key. Throws SqliteError for what is neither right nor wrong of it. */
export function opensWith(path: string, key: LibraryKey): boolean {
  const connection = openConnection(path, 'read', key);
  try {
    connection.pragma('schema_version');
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    connection.close();
  }
}

/** To be copied: SQLite does that only with the right to write, though it does not write to what it copies. */
export function openToCopy(path: string, key: LibraryKey | null): Connection {
  const connection = new Database(path, { timeout: patience });
  try {
    applyKey(connection, 'key', key);
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    connection.pragma('mmap_size = 0');
    connection.pragma('temp_store = MEMORY');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Encrypts a database anew, under another key or none. It must be nobody else's. Throws SqliteError. */
export function encryptAnew(path: string, from: LibraryKey | null, to: LibraryKey | null): void {
  const connection = new Database(path, { timeout: patience });
  try {
    applyKey(connection, 'key', from);
    connection.pragma('temp_store = MEMORY');
    connection.pragma('journal_mode = DELETE');
    if (to === null) connection.pragma("rekey = ''");
    else applyKey(connection, 'rekey', to);
  } finally {
    connection.close();
  }
}

/** ChaCha20 with Poly1305 over each page, so that a changed byte is noticed; the key as it is, not stretched. */
function applyKey(connection: Connection, pragma: 'key' | 'rekey', key: LibraryKey | null): void {
  if (key === null) return;
  connection.pragma("cipher = 'chacha20'");
  connection.pragma(`${pragma} = 'raw:${keyFor(key, 'database').toString('hex')}'`);
}

/** Throws when a COMMIT would not be on the disk: asked again after the first write, when its log is in force. */
export function assertDurable(connection: Connection): void {
  const mode = connection.pragma('journal_mode', { simple: true });
  const synchronous = connection.pragma('synchronous', { simple: true });
  if ((mode !== 'wal' && mode !== 'truncate') || synchronous !== 2) {
    throw new Error(
      `The database is not durable: journal ${String(mode)}, synchronous ${String(synchronous)}.`,
    );
  }
}

/**
 * Moves all of the write-ahead log into the database and empties it: it keeps pages as they were before text
 * was deleted. False when somebody is reading them, or the disk does not let it be done now.
 */
export function emptyLog(connection: Connection): boolean {
  try {
    // A row of three numbers, of which the first says that somebody was in the way (SQLite, "wal_checkpoint").
    const [row] = connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    return row?.busy === 0;
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
    return false;
  }
}

/**
 * SQLite's own check: structure and cells; when thorough, which takes some times as long, indexes as well. Null
 * when sound, else the first finding.
 */
export function findDamage(connection: Connection, { isThorough = false } = {}): string | null {
  try {
    const finding = connection.pragma(isThorough ? 'integrity_check(1)' : 'quick_check(1)', { simple: true });
    return finding === 'ok' ? null : String(finding);
  } catch (error) {
    if (isDamage(error)) return 'unreadable';
    throw error;
  }
}

export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/** Of the driver or of the file system: nothing can be written where it was tried. */
export function isReadOnly(error: unknown): boolean {
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(sqliteCode(error) ?? '')) return true;
  return (
    error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
  );
}

/** Reads a database once, with the right to write: that is when SQLite takes back what a crash cut off. */
export function rollBackFile(path: string, key: LibraryKey | null): void {
  const connection = new Database(path, { timeout: patience });
  try {
    applyKey(connection, 'key', key);
    connection.pragma('schema_version');
  } finally {
    connection.close();
  }
}

/** A database that is nowhere but in memory. */
export function openInMemory(): Connection {
  return new Database(':memory:');
}

/** The extended result code of an SQLite error, or null for any other error. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}

/** A lock that the system lets go when the process ends, however it ends. Null when another process has it. */
export function takeLock(path: string): Connection | null {
  try {
    return lockFile(path);
  } catch (error) {
    if (!isDamage(error)) throw error;
    // There is nothing in it. Emptied in place, it is still the file that another process may hold.
    truncateSync(path);
    return lockFile(path);
  }
}

function lockFile(path: string): Connection | null {
  const connection = new Database(path, { timeout: 0 });
  try {
    connection.pragma('journal_mode = DELETE');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY') === true) return null;
    throw error;
  }
}
