import { crc32, deflateSync } from 'node:zlib';

/** A black PNG of a size (PNG specification, third edition, 5). */
export function makePng(width: number, height: number): Uint8Array {
  return new Uint8Array(pngOf(width, height));
}

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** One that says it is of a size, whatever its packed pixels are. */
export function pngOf(
  width: number,
  height: number,
  pixels: Buffer = deflateSync(Buffer.alloc(height * (width + 1))),
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
