import { wordsOf } from '../../../../shared/formats/pictureWords.ts';
import { readEmbedded } from '../embedded/readEmbedded.ts';
import { cleanDrawing } from './cleanDrawing.ts';
import { type Cleaned, nothingPrivate } from './cleaned.ts';
import { cleanGif } from './cleanGif.ts';
import { cleanJpeg } from './cleanJpeg.ts';
import { cleanPng } from './cleanPng.ts';
import { cleanWebp } from './cleanWebp.ts';
import { isPrivateTiff } from './exifTags.ts';
import { isPrivateXmp } from './isPrivateXmp.ts';
import { writeXmp } from './writeXmp.ts';

/**
 * A picture without place, serial numbers, owner, thumbnail, comments and history, to its last pixel the same. What a
 * picture desk wrote (caption, credit, rights, AI disclosure) stays. One that has nothing of the kind goes out as it
 * is. Throws what sharp throws for a picture that does not open.
 */
export async function cleanPicture(bytes: Uint8Array, extension: string): Promise<Cleaned> {
  if (extension === 'svg') return { ...nothingPrivate, bytes: cleanDrawing(bytes) };
  const { default: sharp } = await import('sharp');
  const metadata = await sharp(bytes).metadata();
  const blocks = { exif: metadata.exif, iptc: metadata.iptc, xmp: metadata.xmp };
  const words = () => writeXmp(wordsOf(readEmbedded(blocks).embedded));
  const clean = cleanerOf(extension)?.(bytes, words);
  if (clean instanceof Uint8Array) return { ...nothingPrivate, bytes: clean };
  if (clean === null) return nothingPrivate;
  const isPrivate =
    clean === 'unread' ||
    (extension === 'tif' ? isPrivateTiff(bytes) : metadata.exif !== undefined) ||
    (metadata.xmp !== undefined && isPrivateXmp(metadata.xmp));
  return isPrivate ? { bytes: null, left } : nothingPrivate;
}

const left =
  'may say where and with which camera it was taken: Stet cannot take that out of a file of its kind. Save it as JPEG or PNG, and put that in its place';

function cleanerOf(extension: string) {
  return { jpg: cleanJpeg, png: cleanPng, webp: cleanWebp, gif: cleanGif }[extension];
}
