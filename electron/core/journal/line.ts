import { crc32 } from 'node:zlib';
import { keyFor, type LibraryKey } from '../protection/libraryKey.ts';
import { sealText, unsealText } from '../protection/sealing.ts';

/**
 * One line of the journal: checksum (CRC-32 of the rest, 8 hex digits), kind, facts as JSON, texts; parted by
 * tabs. Canonical JSON has neither tabs nor line ends, so the texts stand as they are.
 */
export interface Line {
  readonly kind: string;
  readonly facts: string;
  readonly texts: readonly string[];
}

/** How lines stand in the files of one library. */
export interface LineCodec {
  encode(line: Line): Buffer;
  /** The lines of a segment that fit their checksum. Others were torn by a crash or damaged, and are passed over. */
  read(segment: Buffer): Generator<RawLine>;
}

const checksumLength = 8;
const tab = 0x09;
const lineEnd = 0x0a;

function encodeLine({ kind, facts, texts }: Line): Buffer {
  const start = checksumLength + 1;
  const content = [kind, facts, ...texts].join('\t');
  const length = Buffer.byteLength(content);
  const line = Buffer.allocUnsafe(start + length + 1);
  line.write(content, start, 'utf8');
  const checksum = crc32(line.subarray(start, start + length));
  line.write(checksum.toString(16).padStart(checksumLength, '0'), 0, 'latin1');
  line[checksumLength] = tab;
  line[start + length] = lineEnd;
  return line;
}

/** A line as it was read, without its line end. */
export interface RawLine {
  readonly kind: string;
  readonly facts: string;
  /** The whole line with its line end, to be written again as it is. */
  readonly bytes: Uint8Array;
  readTexts(): readonly string[];
}

/** In an encrypted library a line of this kind holds another one. */
const sealedKind = 'sealed';

export const plainLines: LineCodec = {
  encode: encodeLine,
  *read(segment) {
    for (const line of readLines(segment)) if (line.kind !== sealedKind) yield line;
  },
};

export function sealedLines(libraryKey: LibraryKey): LineCodec {
  const key = keyFor(libraryKey, 'journal');
  return {
    encode(line) {
      const facts = sealText(key, encodeLine(line).toString('utf8')).toString('base64');
      return encodeLine({ kind: sealedKind, facts, texts: [] });
    },
    *read(segment) {
      for (const { kind, facts, bytes } of readLines(segment)) {
        const plain = kind === sealedKind ? unsealText(key, Buffer.from(facts, 'base64')) : null;
        const line = plain === null ? null : readLine(Buffer.from(plain));
        if (line !== null) yield { ...line, bytes };
      }
    },
  };
}

export const linesOf = (key: LibraryKey | null): LineCodec => (key === null ? plainLines : sealedLines(key));

function* readLines(segment: Buffer): Generator<RawLine> {
  for (let start = 0; start < segment.length; ) {
    const end = segment.indexOf(lineEnd, start);
    if (end === -1) return;
    const line = readLine(segment.subarray(start, end + 1));
    if (line !== null) yield line;
    start = end + 1;
  }
}

function readLine(bytes: Buffer): RawLine | null {
  const start = checksumLength + 1;
  const end = bytes.length - 1;
  if (end <= start || bytes[checksumLength] !== tab) return null;
  const checksum = Number.parseInt(bytes.toString('latin1', 0, checksumLength), 16);
  if (crc32(bytes.subarray(start, end)) !== checksum) return null;
  const afterKind = bytes.indexOf(tab, start);
  if (afterKind === -1) return null;
  const found = bytes.indexOf(tab, afterKind + 1);
  const afterFacts = found === -1 ? end : found;
  return {
    kind: bytes.toString('utf8', start, afterKind),
    facts: bytes.toString('utf8', afterKind + 1, afterFacts),
    bytes,
    readTexts: () => (afterFacts === end ? [] : bytes.toString('utf8', afterFacts + 1, end).split('\t')),
  };
}
