import { isPrivateExif, orientationExif, readExifTags } from './exifTags.ts';
import { isPrivateXmp } from './isPrivateXmp.ts';

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

const ofPicture = /^(VP8 |VP8L|VP8X|ALPH|ANIM|ANMF|ICCP)$/;
/** Bits of VP8X (RFC 9649, 2.7.1). */
const hasExif = 0x08;
const hasXmp = 0x04;

/** A WebP without what it says of place, people and camera; see `cleanJpeg`. */
export function cleanWebp(bytes: Uint8Array, words: () => string): Uint8Array | null | 'unread' {
  const read = readChunks(bytes);
  if (read === null) return 'unread';
  const { chunks, end } = read;
  if (end === bytes.length && !chunks.some(isPrivate)) return null;
  const exif = chunks.find(({ name }) => name === 'EXIF');
  const orientation = exif === undefined ? 1 : (readExifTags(exif.content)?.orientation ?? 1);
  const isExtended = chunks.some(({ name }) => name === 'VP8X');
  const xmp = isExtended ? words() : '';
  const more: Chunk[] = [];
  if (isExtended && orientation !== 1) more.push({ name: 'EXIF', content: orientationExif(orientation) });
  if (xmp !== '') more.push({ name: 'XMP ', content: Buffer.from(xmp) });
  const kept = chunks.filter(({ name }) => ofPicture.test(name)).map((chunk) => flagged(chunk, more));
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...[...kept, ...more].map(chunkOf)]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

function flagged(chunk: Chunk, more: readonly Chunk[]): Chunk {
  if (chunk.name !== 'VP8X') return chunk;
  const content = Buffer.from(chunk.content);
  const flags = (content[0] ?? 0) & ~(hasExif | hasXmp);
  content[0] = more.reduce((sum, { name }) => sum | (name === 'EXIF' ? hasExif : hasXmp), flags);
  return { ...chunk, content };
}

function isPrivate({ name, content }: Chunk): boolean {
  if (name === 'EXIF') return isPrivateExif(content);
  if (name === 'XMP ') return isPrivateXmp(content);
  return !ofPicture.test(name);
}

function readChunks(bytes: Uint8Array): { readonly chunks: readonly Chunk[]; readonly end: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 20) return null;
  const end = Math.min(view.getUint32(4, true) + 8, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) return null;
    const name = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
    chunks.push({ name, content: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return { chunks, end };
}

function chunkOf({ name, content }: Chunk): Uint8Array {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
