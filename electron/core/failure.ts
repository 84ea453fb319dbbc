import { randomBytes } from 'node:crypto';
import { type Failure, StetError } from '../../shared/contract/reply.ts';
import { sqliteCode } from './db/open.ts';
import type { ErrorLog } from './log.ts';

/** SQLite result codes (sqlite.org/rescode.html) a person can do something about, by their beginning. */
const sqlite: readonly (readonly [RegExp, Failure])[] = [
  [
    /^SQLITE_FULL/,
    full('The disk is full, so this was not saved. Free some space; the text stays in the window.'),
  ],
  [
    /^SQLITE_(BUSY|LOCKED|PROTOCOL)/,
    {
      code: 'storage',
      message: 'Another program is holding the library, so this was not saved yet. Stet tries again.',
      details: { reason: 'busy' },
    },
  ],
  [
    /^SQLITE_(READONLY|PERM|AUTH)/,
    {
      code: 'readOnly',
      message: 'The data folder cannot be written. Check its permissions and whether the disk is read-only.',
    },
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    {
      code: 'damaged',
      message:
        'The library file is damaged. Open Stet again: it keeps the damaged file and takes over what can be read.',
    },
  ],
  [
    /^SQLITE_TOOBIG/,
    { code: 'tooLarge', message: 'This is too large to be kept in the library. Nothing was written.' },
  ],
  [
    /^SQLITE_(IOERR|CANTOPEN|NOLFS)/,
    {
      code: 'storage',
      message:
        'The disk could not be read or written. Check that it is connected; the text stays in the window.',
      details: { reason: 'io' },
    },
  ],
];

/** What `errno` names mean to a person; the path is theirs to know, so it is not repeated. */
const system: Readonly<Record<string, Failure>> = {
  ENOSPC: full('The disk is full. Free some space and try again.'),
  EDQUOT: full('Your share of the disk is used up. Free some space and try again.'),
  EFBIG: { code: 'tooLarge', message: 'The disk does not take files of this size.' },
  EIO: { code: 'storage', message: 'The disk could not be read or written.', details: { reason: 'io' } },
  EROFS: { code: 'readOnly', message: 'The disk is read-only. Choose another folder.' },
  EACCES: {
    code: 'readOnly',
    message: 'You have no permission to write in this folder. Choose another one.',
  },
  EPERM: { code: 'readOnly', message: 'You have no permission to write in this folder. Choose another one.' },
  ENOENT: { code: 'notFound', message: 'The file or folder is not there any more.' },
  ENOTDIR: { code: 'invalid', message: 'That is a file, not a folder. Choose a folder.' },
  EISDIR: { code: 'invalid', message: 'A folder is in the way of the file to be written.' },
  EEXIST: { code: 'invalid', message: 'A file is in the way of the folder to be made.' },
  ENAMETOOLONG: { code: 'invalid', message: 'The file name is too long for this disk.' },
};

/**
 * The failure to answer with. Whatever is not expected is logged once under an id, and the answer carries
 * the id alone: no path, no SQL, no stack.
 */
export function toFailure(error: unknown, during: string, log: ErrorLog): Failure {
  if (error instanceof StetError) {
    const { code, message, details } = error;
    return details === undefined ? { code, message } : { code, message, details };
  }
  const known = knownFailure(error);
  if (known !== null) return known;
  const id = randomBytes(4).toString('hex');
  log(id, during, error);
  return {
    code: 'unexpected',
    message: `Something went wrong inside Stet. What was saved before is safe. The log knows it as ${id}.`,
    details: { id },
  };
}

/** Null when the error is not one of the disk's or the database's. */
export function knownFailure(error: unknown): Failure | null {
  const code = sqliteCode(error);
  if (code !== null) return sqlite.find(([pattern]) => pattern.test(code))?.[1] ?? null;
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null;
  return Object.hasOwn(system, error.code) ? (system[error.code] ?? null) : null;
}

function full(message: string): Failure {
  return { code: 'storage', message, details: { reason: 'full' } };
}
