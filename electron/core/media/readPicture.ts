import type { Metadata } from 'sharp';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Embedded } from './embedded/readEmbedded.ts';
import { refuseBomb } from './refuseBomb.ts';

export interface Picture extends Embedded {
  /** CSS pixels as shown, after the photo's own rotation. */
  readonly width: number;
  readonly height: number;
}

/** Largest picture, in pixels: more than any 35 mm camera takes, and less than what stalls a reader's browser. */
export const mostPixels = 80_000_000;
/** Pixels of the picture that is made to see whether all of it can be read, each way. */
const trial = 32;

/**
 * Opens a picture and reads it to its last line, so that what is cut off or damaged is noticed when it comes and not
 * when it goes out: a JPEG that ends early could be shown in part, and is refused all the same. Throws StetError
 * `tooLarge`, or `unsupported` for one that does not open.
 */
export async function readPicture(bytes: Uint8Array, extension: string): Promise<Picture> {
  // Loaded when first needed: a desk without pictures starts faster.
  const [{ default: sharp }, { readEmbedded }] = await Promise.all([
    import('sharp'),
    import('./embedded/readEmbedded.ts'),
  ]);
  // Each picture is read once: what libvips keeps of it is memory for nothing.
  sharp.cache(false);
  const opened = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true });
  try {
    const metadata = await opened.metadata();
    await opened.resize(trial, trial, { fit: 'inside', fastShrinkOnLoad: true }).raw().toBuffer();
    if (extension === 'png') await refuseBomb(bytes, metadata.width, metadata.height);
    const { width, height } = metadata.autoOrient;
    return { width, height, ...readEmbedded(blocksOf(metadata, bytes, extension)) };
  } catch (error) {
    throw error instanceof StetError ? error : refusal(error);
  }
}

/** A TIFF has its EXIF in the very file. */
function blocksOf({ exif, iptc, xmp }: Metadata, bytes: Uint8Array, extension: string) {
  return { exif: exif ?? (extension === 'tif' ? bytes : undefined), iptc, xmp };
}

function refusal(error: unknown): StetError {
  const words = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(words)) {
    return new StetError(
      'tooLarge',
      `This picture has more than ${mostPixels / 1_000_000} megapixels. Make it smaller and add it again.`,
    );
  }
  return new StetError(
    'unsupported',
    'This picture does not open, or not to its end: the file is damaged or cut off. Get it once more from where it came from, and add that.',
  );
}
