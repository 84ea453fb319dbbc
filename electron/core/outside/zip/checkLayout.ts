import type { ZipEntry } from './zipEntry.ts';
import type { ZipRefusals } from './zipRefusals.ts';

/** Before a data descriptor, in most archives (APPNOTE.TXT 6.3.10, 4.3.9.3). */
const descriptorMark = 0x08074b50;

/**
 * Refuses an archive unless its entries lie one right behind another, from its first byte to the table of
 * contents. So no byte is unpacked twice (David Fifield, “A better zip bomb”, 2019), and none is hidden.
 */
export function checkLayout(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  directoryStart: number,
  refuse: ZipRefusals,
): void {
  const inOrder = entries.toSorted((one, other) => one.start - other.start);
  const first = inOrder[0]?.start ?? directoryStart;
  if (first > 0) throw refuse.archive('has something in front of its first file');
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1]?.start ?? directoryStart;
    const dataEnd = entry.dataStart + entry.packedSize;
    if (dataEnd > next)
      throw refuse.entry(
        entry.name,
        next === directoryStart
          ? 'reaches into the table of contents'
          : 'shares bytes with another file: unpacked, they would be there many times',
      );
    if (!isDescriptor(bytes.subarray(dataEnd, next), entry))
      throw refuse.entry(entry.name, 'is followed by bytes that belong to no file');
  }
}

/** Whether the bytes behind the data are what is to be there: nothing, or the sizes and the checksum. */
function isDescriptor(bytes: Buffer, { descriptor, crc32, size, packedSize }: ZipEntry): boolean {
  if (bytes.length === 0) return descriptor !== 'needed';
  if (descriptor === 'none') return false;
  const isLong = bytes.length === 20 || bytes.length === 24;
  const body = bytes.length === 16 || bytes.length === 24 ? bytes.subarray(4) : bytes;
  if (body !== bytes && bytes.readUInt32LE(0) !== descriptorMark) return false;
  if (body.length !== (isLong ? 20 : 12)) return false;
  const sizes = isLong
    ? [Number(body.readBigUInt64LE(4)), Number(body.readBigUInt64LE(12))]
    : [body.readUInt32LE(4), body.readUInt32LE(8)];
  return body.readUInt32LE(0) === crc32 && sizes[0] === packedSize && sizes[1] === size;
}
