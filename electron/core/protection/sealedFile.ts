import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { makeDurably, writeAll } from '../writeDurably.ts';
import { keyFor, type LibraryKey } from './libraryKey.ts';
import { nonceLength, sealWith, tagLength, unsealWith } from './sealing.ts';

/*
 * A file under the library's key: 8 bytes that say what it is, 16 random ones that make this file's own key, the
 * length of its sealed name in two bytes (big endian) and that name, then pieces of 64 KB, each sealed with its
 * number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár), so that
 * a part of a film can be read alone, and one cut short is noticed.
 */
const mark = Buffer.from('STETSEA1', 'latin1');
const saltLength = 16;
const headLength = mark.length + saltLength + 2;
const pieceLength = 65_536;
const sealedLength = pieceLength + tagLength;
const longestName = 1000;

/** Files that are sealed say so in their name. */
export const sealedSuffix = '.sealed';

/** The file is not sealed under this key, or was changed. */
export class BrokenSeal extends Error {}

export interface SealedFile {
  /** What it is called where it is not sealed. */
  readonly name: string;
  /** Of what is inside. */
  readonly bytes: number;
  /** From `start` up to and with `end`. Throws BrokenSeal or a file system error. */
  read(start: number, end: number): Generator<Buffer>;
  /** The same as a stream, which an error ends: other work goes on while the disk reads and between two pieces. */
  stream(start: number, end: number): Readable;
}

/** The name a file has in an encrypted library: the same for the same name, and it tells nothing of it. */
export function sealedName(key: LibraryKey, name: string): string {
  const digest = createHmac('sha256', keyFor(key, 'names')).update(name).digest('hex');
  return `${digest}${sealedSuffix}`;
}

export function isSealedName(name: string): boolean {
  return name.endsWith(sealedSuffix);
}

/** Writes a private file that is sealed: whole and on the disk, or not there. Throws a file system error. */
export function writeSealedFile(
  key: LibraryKey,
  path: string,
  name: string,
  pieces: Iterable<Uint8Array>,
): void {
  makeDurably(path, (file) => {
    const salt = randomBytes(saltLength);
    const fileKey = fileKeyOf(key, salt);
    const sealed = sealWith(fileKey, nonceOf(0, 'name'), Buffer.from(name));
    const length = Buffer.alloc(2);
    length.writeUInt16BE(sealed.length);
    writeAll(file, Buffer.concat([mark, salt, length, sealed]));
    let number = 0;
    let held = Buffer.alloc(0);
    for (const piece of pieces) {
      held = Buffer.concat([held, piece]);
      // The last piece waits for the end: it is sealed as the last one, and is empty in an empty file only.
      for (; held.length > pieceLength; number += 1) {
        writeAll(file, sealWith(fileKey, nonceOf(number, 'more'), held.subarray(0, pieceLength)));
        held = held.subarray(pieceLength);
      }
    }
    writeAll(file, sealWith(fileKey, nonceOf(number, 'last'), held));
  });
}

/** Opens a sealed file. Throws BrokenSeal or a file system error. */
export function openSealed(key: LibraryKey, path: string): SealedFile {
  const { fileKey, name, start: body } = readHead(key, path);
  const { size } = statSync(path);
  const count = Math.ceil((size - body) / sealedLength);
  if (count < 1) throw new BrokenSeal('The file is cut short.');
  function* numbers(start: number, end: number): Generator<number> {
    const last = Math.min(Math.floor(end / pieceLength), count - 1);
    for (let number = Math.floor(start / pieceLength); number <= last; number += 1) yield number;
  }
  const positionOf = (number: number): number => body + number * sealedLength;
  /** What of a piece was asked for. */
  const plainOf = (number: number, sealed: Buffer, start: number, end: number): Buffer => {
    const plain = unsealWith(fileKey, nonceOf(number, number === count - 1 ? 'last' : 'more'), sealed);
    if (plain === null) throw new BrokenSeal('The file was changed, or is another library’s.');
    const from = number * pieceLength;
    return plain.subarray(Math.max(0, start - from), Math.max(0, end - from + 1));
  };
  async function* readLater(start: number, end: number): AsyncGenerator<Buffer> {
    const file = await open(path, 'r');
    try {
      for (const number of numbers(start, end)) {
        const sealed = await readLaterAt(file, positionOf(number), sealedLength);
        yield plainOf(number, sealed, start, end);
      }
    } finally {
      await file.close();
    }
  }
  return {
    name,
    bytes: size - body - count * tagLength,
    *read(start, end) {
      const file = openSync(path, 'r');
      try {
        for (const number of numbers(start, end))
          yield plainOf(number, readAt(file, positionOf(number), sealedLength), start, end);
      } finally {
        closeSync(file);
      }
    },
    stream: (start, end) => Readable.from(readLater(start, end), { objectMode: false }),
  };
}

/** All of it, piece by piece. Throws as `openSealed`. */
export function readPieces({ bytes, read }: SealedFile): Generator<Buffer> {
  return read(0, Math.max(0, bytes - 1));
}

/** All of it at once. Throws as `openSealed`. */
export function readSealed(key: LibraryKey, path: string): Buffer {
  return Buffer.concat([...readPieces(openSealed(key, path))]);
}

function readHead(key: LibraryKey, path: string): { fileKey: Buffer; name: string; start: number } {
  const file = openSync(path, 'r');
  try {
    const head = readAt(file, 0, headLength);
    if (head.length < headLength || !head.subarray(0, mark.length).equals(mark))
      throw new BrokenSeal('The file is not sealed.');
    const length = head.readUInt16BE(mark.length + saltLength);
    if (length > longestName + tagLength) throw new BrokenSeal('The file was changed.');
    const fileKey = fileKeyOf(key, head.subarray(mark.length, mark.length + saltLength));
    const name = unsealWith(fileKey, nonceOf(0, 'name'), readAt(file, headLength, length));
    if (name === null) throw new BrokenSeal('The file was changed, or is another library’s.');
    return { fileKey, name: name.toString('utf8'), start: headLength + length };
  } finally {
    closeSync(file);
  }
}

function fileKeyOf(key: LibraryKey, salt: Uint8Array): Buffer {
  return keyFor(Buffer.concat([keyFor(key, 'files'), salt]), 'files');
}

/** Counts the pieces in four bytes, which is 256 TB; the last byte says what the piece is. */
function nonceOf(number: number, place: 'more' | 'last' | 'name'): Buffer {
  const nonce = Buffer.alloc(nonceLength);
  nonce.writeUInt32BE(number, nonceLength - 5);
  nonce[nonceLength - 1] = ['more', 'last', 'name'].indexOf(place);
  return nonce;
}

function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, buffer, read, length - read, position + read);
    if (more === 0) break;
    read += more;
  }
  return buffer.subarray(0, read);
}

async function readLaterAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, position + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}
