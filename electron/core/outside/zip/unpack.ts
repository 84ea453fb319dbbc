import { crc32, type InflateRaw, inflateRawSync } from 'node:zlib';
import { stored } from './entryKind.ts';
import type { ZipEntry } from './zipEntry.ts';
import type { ZipRefusals } from './zipRefusals.ts';

/** The bytes of a file, no more than it says it has: unpacking stops there. A stored one is a view of the archive. */
export function unpack(archive: Buffer, entry: ZipEntry, refuse: ZipRefusals): Uint8Array {
  const packed = archive.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  const bytes = entry.method === stored ? packed : inflate(packed, entry, refuse);
  if (bytes.length !== entry.size)
    throw refuse.entry(entry.name, 'unpacks to another size than it says it has');
  if (crc32(bytes) !== entry.crc32) throw refuse.entry(entry.name, 'is damaged: its checksum is another one');
  return bytes;
}

function inflate(packed: Buffer, entry: ZipEntry, refuse: ZipRefusals): Uint8Array {
  const { buffer, engine } = inflated(packed, entry, refuse);
  if (engine.bytesWritten !== packed.length)
    throw refuse.entry(entry.name, 'has bytes behind its end that belong to no file');
  return buffer;
}

/** The least that zlib takes, in bytes. */
const smallestPiece = 64;

/** What zlib answers with `info: true` (nodejs.org/api/zlib.html); its types leave it out. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: InflateRaw;
}

function inflated(packed: Buffer, { name, size }: ZipEntry, refuse: ZipRefusals): Inflated {
  try {
    const result: unknown = inflateRawSync(packed, {
      info: true,
      maxOutputLength: Math.max(1, size),
      // All in one piece, which shows by its last byte that there is more: pieces would be there twice when joined.
      chunkSize: Math.max(smallestPiece, size + 1),
    });
    return result as Inflated;
  } catch (error) {
    const isLarger = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isLarger
      ? refuse.entry(name, 'unpacks to more than it says it has', 'tooLarge')
      : refuse.entry(name, 'is damaged and cannot be unpacked');
  }
}
