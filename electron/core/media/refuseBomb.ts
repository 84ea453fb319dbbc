import { createInflate } from 'node:zlib';
import { StetError } from '../../../shared/contract/reply.ts';

/** Bytes of a PNG's pixel at most: four channels of 16 bits. */
const mostOfPixel = 8;

/**
 * Refuses a PNG that has more packed in it than it shows. libvips stops at the picture's last line, and whoever reads
 * the file after us may not. Nothing is kept of what is unpacked, and no more of it is than the picture can need.
 * Throws StetError `invalid`.
 */
export async function refuseBomb(bytes: Uint8Array, width: number, height: number): Promise<void> {
  const most = (width * mostOfPixel + 1) * height * 1.5 + 100_000;
  const inflate = createInflate();
  let unpacked = 0;
  const isBomb = new Promise<boolean>((resolve) => {
    inflate.on('data', (part: Buffer) => {
      unpacked += part.length;
      if (unpacked > most) resolve(true);
    });
    inflate.on('end', () => resolve(false));
    // What is damaged in it, the picture's own reader has judged.
    inflate.on('error', () => resolve(false));
  });
  for (const part of packedParts(bytes)) inflate.write(part);
  inflate.end();
  const found = await isBomb;
  inflate.destroy();
  if (!found) return;
  throw new StetError(
    'invalid',
    'This picture unpacks to far more than it shows, as a file that is made to do harm. Save it anew in an image program, and add that.',
  );
}

/** The IDAT chunks (PNG specification, 5.3 and 11.2.4). */
function* packedParts(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) yield bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
}
