import { type Entry, type ExtraField, type LocalFileHeader, parseExtraFields } from 'yauzl';
import type { ZipEntry } from './zipEntry.ts';
import type { ZipRefusals } from './zipRefusals.ts';

/** Header IDs of extra fields that say what a header says (APPNOTE.TXT 6.3.10, 4.5.3 and 4.6.9). */
const longField = 0x0001;
const unicodeName = 0x7075;
/** Stands in a header for a value that the long field has. */
const elsewhere = 0xffff_ffff;
/** Bytes of the disk's number, which may end the long field. */
const diskBytes = 4;
/** Flag: sizes and checksum follow the data. */
const followed = 0x0008;
/** Flags that change what is read: encryption, that one, patches, names in UTF-8, hidden headers. */
const telling = 0x0001 | followed | 0x0020 | 0x0040 | 0x0800 | 0x2000;

/**
 * The entry, when the header before its data says of it what the table of contents does. Readers that begin at
 * the front believe the one, others the other: they have to see the same file.
 */
export function compareHeaders(
  entry: Entry,
  local: LocalFileHeader,
  name: string,
  refuse: ZipRefusals,
): ZipEntry {
  const differs = () =>
    refuse.entry(name, 'is described in two ways: once in the table of contents, otherwise before its data');
  const extra = localExtra(local, differs);
  if (hasTwice(entry.extraFields) || hasTwice(extra)) throw differs();
  const otherName = extra.find(({ id }) => id === unicodeName);
  if (
    otherName &&
    !entry.extraFields.some(({ id, data }) => id === unicodeName && data.equals(otherName.data))
  )
    throw differs();
  checkLongField(entry, differs);
  const follows = (entry.generalPurposeBitFlag & followed) !== 0;
  const said = [entry.crc32, entry.compressedSize, entry.uncompressedSize];
  const before = localSizes(local, extra, differs);
  const isSame = before.every((value, index) => value === said[index]);
  const isOpen = follows && before.every((value, index) => value === 0 || value === said[index]);
  if (
    !entry.fileNameRaw.equals(local.fileName) ||
    entry.compressionMethod !== local.compressionMethod ||
    ((entry.generalPurposeBitFlag ^ local.generalPurposeBitFlag) & telling) !== 0 ||
    !(isSame || isOpen)
  )
    throw differs();
  return {
    name,
    method: entry.compressionMethod,
    crc32: entry.crc32,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    start: entry.relativeOffsetOfLocalHeader,
    dataStart: local.fileDataStart,
    descriptor: follows ? (isSame ? 'optional' : 'needed') : 'none',
  };
}

function localExtra(local: LocalFileHeader, differs: () => Error): readonly ExtraField[] {
  try {
    return parseExtraFields(local.extraField);
  } catch {
    throw differs();
  }
}

function hasTwice(fields: readonly ExtraField[]): boolean {
  return [longField, unicodeName].some((id) => fields.filter((field) => field.id === id).length > 1);
}

/** The library has put its values in place of those that stood elsewhere; here it may hold no others. */
function checkLongField(entry: Entry, differs: () => Error): void {
  const field = entry.extraFields.find(({ id }) => id === longField);
  const values = [entry.uncompressedSize, entry.compressedSize, entry.relativeOffsetOfLocalHeader];
  if (field === undefined ? values.includes(elsewhere) : !holdsOnly(field.data, values)) throw differs();
}

/** Whether a long field holds some of the values, in their order (4.5.3), and at most a disk's number besides. */
function holdsOnly(field: Buffer, values: readonly number[]): boolean {
  let next = 0;
  let at = 0;
  for (; at + 8 <= field.length; at += 8) {
    next = values.indexOf(Number(field.readBigUInt64LE(at)), next) + 1;
    if (next === 0) return false;
  }
  return at === field.length || at + diskBytes === field.length;
}

/** Checksum, packed size and size as they stand before the data; some writers have the long ones besides. */
function localSizes(
  local: LocalFileHeader,
  extra: readonly ExtraField[],
  differs: () => Error,
): readonly number[] {
  const field = extra.find(({ id }) => id === longField)?.data;
  let at = 0;
  const long = (value: number): number => {
    if (value !== elsewhere) return value;
    if (field === undefined || at + 8 > field.length) throw differs();
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
  const size = long(local.uncompressedSize);
  const packedSize = long(local.compressedSize);
  if (field !== undefined && !holdsOnly(field, [size, packedSize])) throw differs();
  return [local.crc32, packedSize, size];
}
