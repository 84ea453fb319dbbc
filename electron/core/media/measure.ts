import { StetError } from '../../../shared/contract/reply.ts';
import { readDuration } from './readDuration.ts';
import type { MediaKind } from './sniff.ts';

export interface Measures {
  /** CSS pixels as shown, after a photo's own rotation. */
  readonly width: number | null;
  readonly height: number | null;
  /** Seconds. */
  readonly duration: number | null;
}

/** Past these a file would stall the desk and every reader's browser. */
const mostBytes = 256_000_000;
const mostPixels = 120_000_000;

/** Size and length of a media file. Throws StetError `tooLarge`, or `unsupported` when a picture does not open. */
export async function measure(bytes: Uint8Array, kind: MediaKind): Promise<Measures> {
  if (bytes.length > mostBytes) {
    throw new StetError(
      'tooLarge',
      `This file is larger than ${mostBytes / 1_000_000} MB. Make it smaller and add it again.`,
    );
  }
  if (kind.family === 'picture') return { ...(await pictureSize(bytes)), duration: null };
  return { width: null, height: null, duration: readDuration(bytes, kind) };
}

async function pictureSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  // Loaded when first needed: a desk without pictures starts faster.
  const { default: sharp } = await import('sharp');
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      throw new StetError(
        'tooLarge',
        `This picture has more than ${mostPixels / 1_000_000} megapixels. Make it smaller and add it again.`,
      );
    }
    throw new StetError('unsupported', 'This picture does not open; the file may be damaged.');
  }
}
