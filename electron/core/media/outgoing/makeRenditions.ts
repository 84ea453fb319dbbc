import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import { StetError } from '../../../../shared/contract/reply.ts';
import type { Rendition, Renditions } from '../../../../shared/formats/format.ts';
import { mediaTypes, typeOfSource } from '../../../../shared/formats/mediaTypes.ts';
import type { PictureWords } from '../../../../shared/formats/pictureWords.ts';
import type { Crop } from '../../../../shared/story/crop.ts';
import { mostPixels } from '../readPicture.ts';
import { cleanDrawing } from './cleanDrawing.ts';
import { cleanPicture } from './cleanPicture.ts';
import { isAnimatedPng, pngWithXmp } from './cleanPng.ts';
import { writeXmp } from './writeXmp.ts';

type PictureType = 'jpg' | 'png' | 'webp';

export interface RenditionTask {
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly crop: Crop | null;
  /** Pixels across, narrowest first. The picture is never enlarged. */
  readonly widths: readonly number[];
  /** Whether a smaller type is wanted beside the usual one. */
  readonly hasSmaller: boolean;
  readonly words: PictureWords;
}

/**
 * A picture as pages show it: upright, in sRGB, cut, in the sizes wanted, and with nothing of what its file said of
 * itself, but with the words it is given. A JPEG where nothing is seen through it, else a PNG. What moves and what is
 * drawn goes out as it is, only without such words. Throws StetError `unsupported` for what does not open.
 */
export async function makeRenditions(task: RenditionTask): Promise<Renditions> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  const { source, bytes, crop, words } = task;
  const type = typeOfSource(source);
  if (type === 'image/svg+xml') return onlyFile(task, cleanDrawing(bytes), null);
  try {
    const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true });
    const metadata = await open().metadata();
    const isMoving = isAnimatedPng(bytes) || (type !== 'image/tiff' && (metadata.pages ?? 1) > 1);
    const moving = isMoving || type === 'image/gif' ? await cleanPicture(bytes, extensionOf(source)) : null;
    // What cannot be made clean is shown as it stands.
    if (moving?.left === null) return onlyFile(task, moving.bytes, metadata.autoOrient);
    const part = pixelsOf(crop, metadata.autoOrient);
    const widths = widthsFor(part.width, task.widths);
    // Read once, in the largest size that is wanted; the others are made of that.
    const { data, info } = await open()
      .autoOrient()
      .extract(part)
      .resize({ width: widths.at(-1) ?? part.width })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const base = () => sharp(data, { raw: info });
    const isSeenThrough = metadata.hasAlpha && !(await base().stats()).isOpaque;
    const sized = (width: number) => {
      const height = Math.max(1, Math.round((width * part.height) / part.width));
      return base().resize({ width, height, fit: 'fill' });
    };
    const make = async (extension: PictureType) =>
      Promise.all(widths.map((width) => written(sized(width), extension, words)));
    const [usual, smaller, tone] = await Promise.all([
      make(isSeenThrough ? 'png' : 'jpg'),
      task.hasSmaller ? make('webp') : [],
      isSeenThrough ? null : averageOf(base()),
    ]);
    return { usual, smaller: weightOf(smaller) < weightOf(usual) ? smaller : [], tone };
  } catch (error) {
    if (error instanceof StetError) throw error;
    throw new StetError('unsupported', 'This picture does not open, or not to its end.');
  }
}

function onlyFile(
  { source, bytes }: RenditionTask,
  clean: Uint8Array | null,
  size: { readonly width: number; readonly height: number } | null,
): Renditions {
  const own = file(clean ?? bytes, extensionOf(source));
  const { width, height } = size ?? { width: null, height: null };
  return { usual: [{ ...own, width, height }], smaller: [], tone: null };
}

function extensionOf(source: string): string {
  return source.slice(source.lastIndexOf('.') + 1);
}

/** At least one pixel, and none outside. */
function pixelsOf(crop: Crop | null, { width, height }: { readonly width: number; readonly height: number }) {
  const { x, y, width: across, height: down } = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const left = Math.min(Math.round(x * width), width - 1);
  const top = Math.min(Math.round(y * height), height - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(across * width), width - left)),
    height: Math.max(1, Math.min(Math.round(down * height), height - top)),
  };
}

/** A size that is hardly smaller than the next is one nobody needs. */
function widthsFor(own: number, wanted: readonly number[]): readonly number[] {
  const largest = Math.min(own, wanted.at(-1) ?? own);
  return [...wanted.filter((width) => width < largest * 0.9), largest];
}

/** EXIF is ASCII (Exif 3.0, 4.6.2, but for a new type few programs read): words in other scripts stand in XMP alone. */
function withExif(picture: Sharp, words: PictureWords): Sharp {
  const exif = Object.entries({
    ImageDescription: words.caption,
    Artist: words.creator,
    Copyright: words.copyright,
  }).filter(([, value]) => /^[\u0020-\u007e]+$/.test(value));
  return exif.length === 0 ? picture : picture.withExif({ IFD0: Object.fromEntries(exif) });
}

/** WebP at this effort is made in a fraction of AVIF's time, and is smaller than AVIF made in the same time. */
function encode(picture: Sharp, extension: PictureType): Sharp {
  if (extension === 'png') return picture.png();
  if (extension === 'webp') return picture.webp({ quality: 78, effort: 2 });
  return picture.flatten().jpeg({ quality: 82, progressive: true });
}

async function written(picture: Sharp, extension: PictureType, words: PictureWords): Promise<Rendition> {
  const xmp = writeXmp(words);
  const encoded = encode(withExif(picture, words), extension);
  const isPng = extension === 'png';
  const described = xmp === '' || isPng ? encoded : encoded.withXmp(xmp);
  const { data, info } = await described.toBuffer({ resolveWithObject: true });
  const bytes = xmp !== '' && isPng ? pngWithXmp(data, xmp) : data;
  return { ...file(bytes, extension), width: info.width, height: info.height };
}

function file(bytes: Uint8Array, extension: string) {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { source: `media:${hash}.${extension}`, bytes, type: mediaTypes[extension] ?? '' };
}

async function averageOf(picture: Sharp): Promise<string> {
  const pixel = await picture.flatten().resize(1, 1, { fit: 'fill' }).toColourspace('srgb').raw().toBuffer();
  const [red = 0, green = red, blue = red] = pixel;
  return [red, green, blue].map((value) => Math.round(value / 17).toString(16)).join('');
}

function weightOf(renditions: readonly Rendition[]): number {
  return renditions.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
