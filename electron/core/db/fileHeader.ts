import { closeSync, openSync, readSync } from 'node:fs';

/** What begins a database file: https://www.sqlite.org/fileformat.html#the_database_header */
const magic = 'SQLite format 3\0';
const headerLength = 100;
/** https://www.sqlite.org/fileformat.html#the_write_ahead_log, less the bit that tells the byte order. */
const walMagic = 0x377f0682;

/**
 * Whether a file begins as a database must. SQLite itself takes some of these bytes, when damaged, for a disk
 * that is read-only or for a format of the future.
 */
export function isHeaderSound(path: string): boolean {
  const header = readStart(path, headerLength);
  if (header.length < headerLength || header.toString('latin1', 0, magic.length) !== magic) return false;
  const pageSize = header.readUInt16BE(16);
  const isPageSize = pageSize === 1 || (pageSize >= 512 && (pageSize & (pageSize - 1)) === 0);
  const versions = [header[18], header[19]];
  const fractions = [header[21], header[22], header[23]];
  return (
    isPageSize &&
    versions.every((version) => version === 1 || version === 2) &&
    fractions.join() === '64,32,32' &&
    header.readUInt32BE(44) <= 4 &&
    header.readUInt32BE(56) <= 3
  );
}

/** Whether a file begins as a write-ahead log must; SQLite takes any other for an empty one and writes over it. */
export function isWalHeaderSound(path: string): boolean {
  const header = readStart(path, 32);
  return header.length === 32 && (header.readUInt32BE(0) & ~1) === walMagic;
}

function readStart(path: string, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(length);
    return start.subarray(0, readSync(file, start, 0, length, 0));
  } finally {
    closeSync(file);
  }
}
