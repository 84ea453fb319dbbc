import { crc32 } from 'node:zlib';
import { isPrivateExif, orientationExif, readExifTags } from './exifTags.ts';
import { isPrivateXmp } from './isPrivateXmp.ts';

interface Chunk {
  readonly name: string;
  /** With length and check. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** What decoding needs (PNG specification, third edition, 5.6). */
const ofPicture =
  /^(IHDR|PLTE|IDAT|IEND|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|cICP|mDCV|cLLI|bKGD|hIST|pHYs|sPLT|acTL|fcTL|fdAT)$/;
const harmlessKeyword = /^(Title|Author|Description|Copyright|Creation Time|Software|Disclaimer)\0/;
const xmpKeyword = 'XML:com.adobe.xmp\0';

/** A PNG without what it says of place, people and program; see `cleanJpeg`. */
export function cleanPng(bytes: Uint8Array, words: () => string): Uint8Array | null | 'unread' {
  const read = readChunks(bytes);
  if (read === null) return 'unread';
  const { chunks, end } = read;
  if (end === bytes.length && !chunks.some(isPrivate)) return null;
  const exif = chunks.find(({ name }) => name === 'eXIf');
  const orientation = exif === undefined ? 1 : (readExifTags(exif.content)?.orientation ?? 1);
  const xmp = words();
  const [header, ...rest] = chunks.filter(({ name }) => ofPicture.test(name)).map((chunk) => chunk.bytes);
  return Buffer.concat([
    bytes.subarray(0, 8),
    header ?? Buffer.alloc(0),
    ...(orientation === 1 ? [] : [chunkOf('eXIf', orientationExif(orientation))]),
    ...(xmp === '' ? [] : [xmpChunk(xmp)]),
    ...rest,
  ]);
}

/** A PNG of ours with XMP as other programs look for it: libvips compresses it, which XMP Part 3, 1.1.5 forbids. */
export function pngWithXmp(png: Uint8Array, xmp: string): Uint8Array {
  const headEnd = 33;
  return Buffer.concat([png.subarray(0, headEnd), xmpChunk(xmp), png.subarray(headEnd)]);
}

/** Not compressed, of no language (PNG specification, 11.3.3.4). */
function xmpChunk(xmp: string): Uint8Array {
  return chunkOf('iTXt', Buffer.from(`${xmpKeyword}\0\0\0\0${xmp}`));
}

export function isAnimatedPng(bytes: Uint8Array): boolean {
  const isPng = Buffer.from(bytes.subarray(1, 4)).toString('latin1') === 'PNG';
  return isPng && readChunks(bytes)?.chunks.some(({ name }) => name === 'acTL') === true;
}

function isPrivate({ name, content }: Chunk): boolean {
  if (ofPicture.test(name) || name === 'tIME') return false;
  if (name === 'eXIf') return isPrivateExif(content);
  const head = Buffer.from(content.subarray(0, 100)).toString('latin1');
  if (name === 'tEXt') return !harmlessKeyword.test(head);
  if (name !== 'iTXt') return true;
  if (harmlessKeyword.test(head)) return false;
  // Behind the keyword: whether it is compressed, how, and two texts that are empty in XMP.
  const isPlain = head.startsWith(`${xmpKeyword}\0\0\0\0`);
  return !isPlain || isPrivateXmp(content.subarray(xmpKeyword.length + 4));
}

function readChunks(bytes: Uint8Array): { readonly chunks: readonly Chunk[]; readonly end: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    chunks.push({ name, bytes: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    if (name === 'IEND') return { chunks, end };
    at = end;
  }
  return null;
}

function chunkOf(name: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
