import { StetError } from '../../../shared/contract/reply.ts';
import { readWebVtt } from '../../../shared/formats/webVtt.ts';
import type { Embedded } from './embedded/readEmbedded.ts';
import { readDuration } from './readDuration.ts';
import { readPicture } from './readPicture.ts';
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

/**
 * Size and length of a media file, and what it says of itself. Throws StetError `tooLarge`, or `unsupported` when a
 * picture does not open.
 */
export async function measure(bytes: Uint8Array, kind: MediaKind): Promise<Measures & Embedded> {
  if (bytes.length > mostBytes) {
    throw new StetError(
      'tooLarge',
      `This file is larger than ${mostBytes / 1_000_000} MB. Make it smaller and add it again.`,
    );
  }
  if (kind.extension === 'svg') {
    // Loaded when first needed, as sharp is.
    const { readDrawing } = await import('./svg/readDrawing.ts');
    return { ...readDrawing(bytes), duration: null, embedded: {}, notes: [] };
  }
  if (kind.family === 'picture') return { duration: null, ...(await readPicture(bytes, kind.extension)) };
  if (kind.family === 'captions')
    return { width: null, height: null, duration: readWebVtt(bytes).end, embedded: {}, notes: [] };
  return { width: null, height: null, duration: readDuration(bytes, kind), embedded: {}, notes: [] };
}
