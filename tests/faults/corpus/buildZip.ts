import { crc32, deflateRawSync } from 'node:zlib';

/** What a header says of its entry (APPNOTE.TXT 6.3.10, 4.3.7 and 4.3.12). */
interface ZipHeader {
  readonly name: string | Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  readonly extra: Uint8Array;
  /** In the table of contents only: attributes, comment, and where the entry begins. */
  readonly attributes: number;
  readonly comment: Uint8Array;
  readonly start: number;
}

export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** 0 stored (the usual one), 8 deflated. */
  readonly method?: number;
  readonly flags?: number;
  readonly attributes?: number;
  /** Stands where the data should. */
  readonly packed?: Uint8Array;
  /** Behind the data, such as a data descriptor. */
  readonly behind?: Uint8Array;
  /** What both headers say instead of the truth, and each of them by itself. */
  readonly says?: Partial<ZipHeader>;
  readonly localSays?: Partial<ZipHeader>;
  readonly centralSays?: Partial<ZipHeader>;
  /** It stands in the table of contents and nowhere else. */
  readonly isOnlyListed?: boolean;
}

export interface ZipEndFields {
  readonly disk: number;
  readonly directoryDisk: number;
  readonly entriesHere: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryStart: number;
  readonly commentLength: number;
}

interface ZipFrame {
  /** Bytes before the first entry; places are counted as if they were not there. */
  readonly front?: Uint8Array;
  readonly beforeDirectory?: Uint8Array;
  readonly inDirectory?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly behind?: Uint8Array;
  readonly endSays?: Partial<ZipEndFields>;
  /** Makes it an archive with a long end record (zip64), and what that one says. */
  readonly longEnd?: Partial<ZipEndFields & { readonly place: number; readonly size: number }>;
}

/** Writes an archive byte by byte, so that every part of it can lie. */
export function buildZip(parts: readonly ZipPart[], frame: ZipFrame = {}): Buffer {
  const bodies: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    listed.push(centralHeader({ ...truthOf(part), start: at, ...part.says, ...part.centralSays }));
    if (part.isOnlyListed === true) continue;
    const body = zipBody(part);
    bodies.push(body);
    at += body.length;
  }
  const before = frame.beforeDirectory ?? Buffer.alloc(0);
  const directory = Buffer.concat([...listed, frame.inDirectory ?? Buffer.alloc(0)]);
  const comment = frame.comment ?? Buffer.alloc(0);
  const truth: ZipEndFields = {
    disk: 0,
    directoryDisk: 0,
    entriesHere: parts.length,
    entries: parts.length,
    directorySize: directory.length,
    directoryStart: at + before.length,
    commentLength: comment.length,
  };
  const place = truth.directoryStart + directory.length;
  return Buffer.concat([
    frame.front ?? Buffer.alloc(0),
    ...bodies,
    before,
    directory,
    frame.longEnd === undefined ? Buffer.alloc(0) : longEnd({ ...truth, place, size: 44, ...frame.longEnd }),
    end({ ...truth, ...frame.endSays }),
    comment,
    frame.behind ?? Buffer.alloc(0),
  ]);
}

/** An entry's own header and what comes after it. */
export function zipBody(part: ZipPart): Buffer {
  return Buffer.concat([
    localHeader({ ...truthOf(part), ...part.says, ...part.localSays }),
    packedOf(part),
    part.behind ?? Buffer.alloc(0),
  ]);
}

/** The end of an archive with nothing in it, or a lie. */
export function end(fields: Partial<ZipEndFields> = {}): Buffer {
  return Buffer.concat([
    Buffer.from('PK\x05\x06', 'latin1'),
    ...[fields.disk, fields.directoryDisk, fields.entriesHere, fields.entries].map((value) =>
      u16(value ?? 0),
    ),
    u32(fields.directorySize ?? 0),
    u32(fields.directoryStart ?? 0),
    u16(fields.commentLength ?? 0),
  ]);
}

function longEnd(fields: ZipEndFields & { readonly place: number; readonly size: number }): Buffer {
  return Buffer.concat([
    u32(0x06064b50),
    u64(fields.size),
    u16(45),
    u16(45),
    u32(fields.disk),
    u32(fields.directoryDisk),
    ...[fields.entriesHere, fields.entries, fields.directorySize, fields.directoryStart].map(u64),
    u32(0x07064b50),
    u32(0),
    u64(fields.place),
    u32(1),
  ]);
}

/** The extra field for values of 64 bits: size, packed size, start, as far as they are there (4.5.3). */
export function longField(...values: readonly number[]): Buffer {
  return extraField(0x0001, Buffer.concat(values.map(u64)));
}

export function extraField(id: number, data: Uint8Array): Buffer {
  return Buffer.concat([u16(id), u16(data.length), data]);
}

/** The sizes and the checksum of an entry, as they follow its data (4.3.9). */
export function descriptor(part: ZipPart, { isLong = false, isMarked = true } = {}): Buffer {
  const { crc32: check, packedSize, size } = truthOf(part);
  const write = isLong ? u64 : u32;
  return Buffer.concat([
    isMarked ? u32(0x08074b50) : Buffer.alloc(0),
    u32(check),
    write(packedSize),
    write(size),
  ]);
}

function contentOf({ content = '' }: ZipPart): Buffer {
  return Buffer.from(content);
}

function packedOf(part: ZipPart): Buffer {
  if (part.packed !== undefined) return Buffer.from(part.packed);
  return part.method === 8 ? deflateRawSync(contentOf(part), { level: 9 }) : contentOf(part);
}

function truthOf(part: ZipPart): ZipHeader {
  const content = contentOf(part);
  return {
    name: part.name,
    flags: part.flags ?? 0x800,
    method: part.method ?? 0,
    crc32: crc32(content),
    packedSize: packedOf(part).length,
    size: content.length,
    extra: Buffer.alloc(0),
    attributes: part.attributes ?? 0,
    comment: Buffer.alloc(0),
    start: 0,
  };
}

function localHeader(header: ZipHeader): Buffer {
  const name = Buffer.from(header.name);
  return Buffer.concat([u32(0x04034b50), ...shared(header, name), name, header.extra]);
}

function centralHeader(header: ZipHeader): Buffer {
  const name = Buffer.from(header.name);
  return Buffer.concat([
    u32(0x02014b50),
    u16((3 << 8) | 63),
    ...shared(header, name),
    u16(header.comment.length),
    u16(0),
    u16(0),
    u32(header.attributes),
    u32(header.start),
    name,
    header.extra,
    header.comment,
  ]);
}

/** From the version needed to the length of the extra fields, which both headers have. */
function shared(header: ZipHeader, name: Buffer): readonly Buffer[] {
  return [
    u16(20),
    u16(header.flags),
    u16(header.method),
    u16(0),
    u16(0x21),
    u32(header.crc32),
    u32(header.packedSize),
    u32(header.size),
    u16(name.length),
    u16(header.extra.length),
  ];
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
