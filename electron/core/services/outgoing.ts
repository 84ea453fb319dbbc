import { StetError } from '../../../shared/contract/reply.ts';
import type { MediaFile, Renditions } from '../../../shared/formats/format.ts';
import { isPicture, typeOfSource } from '../../../shared/formats/mediaTypes.ts';
import type { PictureWords } from '../../../shared/formats/pictureWords.ts';
import { type PictureWish, pictureKey } from '../../../shared/formats/shownPictures.ts';
import type { Cleaned } from '../media/outgoing/cleaned.ts';
import { cleanRecording } from '../media/outgoing/cleanRecording.ts';
import type { Desk } from './desk.ts';
import { sha256 } from './exportPlace.ts';
import { readMedia } from './mediaStore.ts';

/** Why a medium cannot go out. */
export type Gone = 'missing' | 'changed' | 'unread';

export interface OutgoingFile extends MediaFile {
  /** See `Cleaned`. */
  readonly left: string | null;
}

/** The media of one export, made ready once for all the stories that show them. */
export interface Outgoing {
  /** For a page. */
  picture(wish: PictureWish, words: PictureWords): Promise<Renditions | Gone>;
  /** The medium itself without what is private in it. */
  file(source: string): Promise<OutgoingFile | Gone>;
}

/**
 * Pixels across: what each of the four layouts has room for, from a telephone to a desktop; the larger ones serve the
 * smaller layouts on screens with several pixels a point. A page that carries its pictures has the largest one alone.
 */
const widths = [320, 640, 1024, 1600];
/** Of a portrait in a byline. */
const portraitWidths = [192, 384];
/** Bytes that are kept for the next story: a bulk export shows few pictures again and again, or none of them twice. */
const mostKept = 100_000_000;

export function createOutgoing(desk: Desk, { isFolder }: { readonly isFolder: boolean }): Outgoing {
  const made = keptOnce<Renditions | Gone>((one) =>
    typeof one === 'string'
      ? 0
      : [...one.usual, ...one.smaller].reduce((sum, { bytes }) => sum + bytes.length, 0),
  );
  const files = keptOnce<OutgoingFile | Gone>((one) => (typeof one === 'string' ? 0 : one.bytes.length));
  return {
    picture: ({ source, crop, isPortrait }, words) =>
      made(`${pictureKey(source, crop)} ${isPortrait} ${JSON.stringify(words)}`, async () => {
        const file = readMedia(desk, source);
        if (typeof file === 'string') return file;
        const sizes = isPortrait ? portraitWidths : widths;
        const task = {
          type: 'renditions',
          name: source,
          source,
          bytes: file.bytes,
          crop,
          widths: sizes.slice(isFolder ? 0 : -1),
          hasSmaller: isFolder,
          words,
        } as const;
        return orUnread(desk.pictures.read(task));
      }),
    file: (source) =>
      files(source, async () => {
        const file = readMedia(desk, source);
        if (typeof file === 'string') return file;
        const extension = source.slice(source.lastIndexOf('.') + 1);
        const cleaned = isPicture(source)
          ? await orUnread(desk.pictures.read({ type: 'clean', name: source, bytes: file.bytes, extension }))
          : cleanRecording(file.bytes, extension);
        return typeof cleaned === 'string' ? cleaned : outgoingFile(source, file, cleaned);
      }),
  };
}

function outgoingFile(
  source: string,
  file: Omit<MediaFile, 'source'>,
  { bytes, left }: Cleaned,
): OutgoingFile {
  if (bytes === null) return { ...file, source, left };
  const extension = source.slice(source.lastIndexOf('.') + 1);
  const own = `media:${sha256(bytes)}.${extension}`;
  return { source: own, bytes, type: typeOfSource(own) ?? file.type, left };
}

/** What is refused, or takes too long or too much, is a file that cannot be read; the story goes out without it. */
async function orUnread<Value>(reading: Promise<Value>): Promise<Value | 'unread'> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StetError && error.code !== 'cancelled') return 'unread';
    throw error;
  }
}

/** Remembers what was made, the latest of it, up to a weight in bytes. */
function keptOnce<Value>(weigh: (value: Value) => number) {
  const kept = new Map<string, { readonly making: Promise<Value>; weight: number }>();
  let weight = 0;
  const forgetOldest = (but: string): void => {
    for (const [key, one] of kept) {
      if (weight <= mostKept) return;
      if (key === but || one.weight === 0) continue;
      kept.delete(key);
      weight -= one.weight;
    }
  };
  return (key: string, make: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key);
    if (known !== undefined) return known.making;
    const entry = { making: make(), weight: 0 };
    kept.set(key, entry);
    entry.making.then(
      (value) => {
        entry.weight = weigh(value);
        weight += entry.weight;
        forgetOldest(key);
      },
      () => kept.delete(key),
    );
    return entry.making;
  };
}
