import type { ZipRefusals } from './zipRefusals.ts';

/** Where the table of contents lies, in bytes from the archive's first, and how many entries it has. */
export interface ZipEnd {
  readonly directoryStart: number;
  readonly directoryEnd: number;
  readonly entries: number;
}

interface EndRecord {
  readonly disk: number;
  readonly directoryDisk: number;
  readonly entriesHere: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryStart: number;
}

/** APPNOTE.TXT 6.3.10, sections 4.3.14 to 4.3.16. */
const endMark = Buffer.from('PK\x05\x06', 'latin1');
const endSize = 22;
const longestComment = 0xffff;
const locatorMark = 0x07064b50;
const locatorSize = 20;
const longMark = 0x06064b50;
const longSize = 56;

/**
 * Reads the end of an archive, which says where its table of contents is. Readers differ in which end they
 * take when there are several, and some take bytes in front or behind: here there is one end, and it is the end.
 */
export function readEnd(bytes: Buffer, refuse: ZipRefusals): ZipEnd {
  const at = endOf(bytes, refuse);
  const short: EndRecord = {
    disk: bytes.readUInt16LE(at + 4),
    directoryDisk: bytes.readUInt16LE(at + 6),
    entriesHere: bytes.readUInt16LE(at + 8),
    entries: bytes.readUInt16LE(at + 10),
    directorySize: bytes.readUInt32LE(at + 12),
    directoryStart: bytes.readUInt32LE(at + 16),
  };
  const isLong = at >= locatorSize && bytes.readUInt32LE(at - locatorSize) === locatorMark;
  const record = isLong ? longEnd(bytes, at - locatorSize, short, refuse) : short;
  if (record.disk !== 0 || record.directoryDisk !== 0 || record.entriesHere !== record.entries)
    throw refuse.archive('is one part of an archive that was split', 'unsupported');
  const directoryEnd = isLong ? at - locatorSize - longSize : at;
  if (record.directoryStart + record.directorySize !== directoryEnd)
    throw refuse.archive(
      'has its table of contents elsewhere than it says: it is damaged, or something was put in front of it',
    );
  return { directoryStart: record.directoryStart, directoryEnd, entries: record.entries };
}

/** Where the end record stands. */
function endOf(bytes: Buffer, refuse: ZipRefusals): number {
  const earliest = Math.max(0, bytes.length - endSize - longestComment);
  const places: number[] = [];
  for (let at = bytes.indexOf(endMark, earliest); at !== -1; at = bytes.indexOf(endMark, at + 1)) {
    places.push(at);
  }
  const whole = places.filter(
    (at) => at + endSize <= bytes.length && at + endSize + bytes.readUInt16LE(at + 20) === bytes.length,
  );
  const [place] = whole;
  if (place === undefined) {
    throw refuse.archive(
      places.length > 0 ? 'goes on behind its end, or is cut off there' : 'is no zip archive, or is cut off',
    );
  }
  // A mark in the comment is an end to readers that look no further.
  if (whole.length > 1 || places.some((other) => other > place))
    throw refuse.archive('has more than one end');
  return place;
}

/** The end record for sizes of 64 bits. What the short one says besides has to be the same. */
function longEnd(bytes: Buffer, locator: number, short: EndRecord, refuse: ZipRefusals): EndRecord {
  const at = locator - longSize;
  const isThere =
    at >= 0 &&
    bytes.readUInt32LE(at) === longMark &&
    number(bytes, locator + 8) === at &&
    // Its size leaves out the mark and itself.
    number(bytes, at + 4) === longSize - 12;
  if (!isThere) throw refuse.archive('is damaged: its long end record is not where it says');
  const long: EndRecord = {
    disk: bytes.readUInt32LE(at + 16),
    directoryDisk: bytes.readUInt32LE(at + 20),
    entriesHere: number(bytes, at + 24),
    entries: number(bytes, at + 32),
    directorySize: number(bytes, at + 40),
    directoryStart: number(bytes, at + 48),
  };
  const agrees =
    bytes.readUInt32LE(locator + 4) === 0 &&
    bytes.readUInt32LE(locator + 16) <= 1 &&
    [
      same(short.disk, long.disk, 0xffff),
      same(short.directoryDisk, long.directoryDisk, 0xffff),
      same(short.entriesHere, long.entriesHere, 0xffff),
      same(short.entries, long.entries, 0xffff),
      same(short.directorySize, long.directorySize, 0xffff_ffff),
      same(short.directoryStart, long.directoryStart, 0xffff_ffff),
    ].every(Boolean);
  if (!agrees) throw refuse.archive('is damaged: its two end records say different things');
  return long;
}

/** `elsewhere` is the value that stands for “see the long record”. */
function same(short: number, long: number, elsewhere: number): boolean {
  return short === elsewhere || short === long;
}

/** Beyond 2^53 it is not exact, and beyond every archive as well. */
function number(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}
