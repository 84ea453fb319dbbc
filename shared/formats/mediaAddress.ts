import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { PagePicture } from '../document/pagePicture.ts';
import { isMediaSource } from '../document/safeUrl.ts';
import type { Crop } from '../story/crop.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type {
  ExportContext,
  ExportFile,
  ImportedMedia,
  ImportResult,
  MediaFile,
  Rendition,
} from './format.ts';
import { extensionOf, isPicture, mediaTypes, typeOfSource } from './mediaTypes.ts';

/**
 * How a page of ours addresses its media: `media/<name>` in a folder, and in one file a `data:` URL whose
 * `name` parameter (RFC 2397 allows any) keeps the name, so that reading the page back finds the same source.
 */
const inFolder = /^(?:\.\/)?media\/([0-9a-f]{64}\.[a-z0-9]{1,5})$/;
const inPage = /^data:([a-z]+\/[a-z0-9.+-]+)((?:;[^;,]*)*?);base64,/i;
const parameter = /;name=([0-9a-f]{64}\.[a-z0-9]{1,5})(?:;|$)/;

export interface MediaOut {
  /** The address to write for a source, or null when the file is gone or is no medium a page may hold. */
  readonly address: (source: string) => string | null;
  /** The same for a picture, or the part of it that is shown, in all its sizes. */
  readonly picture: (source: string, crop: Crop | null) => PagePicture | null;
  /** The files that must lie beside the page; empty when the page carries them. */
  readonly files: () => readonly ExportFile[];
  /** Of all pictures asked for so far, see `Renditions`. */
  readonly tones: () => readonly string[];
}

export function createMediaOut(context: ExportContext): MediaOut {
  const addresses = new Map<string, string | null>();
  const pictures = new Map<string, PagePicture | null>();
  const files = new Map<string, Uint8Array>();
  const put = ({ source, bytes }: MediaFile): string | null => {
    // A page says what the name says: one that claims a picture and holds something else stays a dead file.
    const type = typeOfSource(source);
    if (type === null) return null;
    const name = source.slice('media:'.length);
    if (!context.asFolder) return `data:${type};name=${name};base64,${toBase64(bytes)}`;
    files.set(`media/${name}`, bytes);
    return `media/${name}`;
  };
  const srcset = (renditions: readonly Rendition[]): string =>
    renditions.map((one) => `${put(one)} ${one.width}w`).join(', ');
  const show = (source: string, crop: Crop | null): PagePicture | null => {
    const made = isMediaSource(source) ? context.picture(source, crop) : null;
    const largest = made?.usual.at(-1);
    const address = largest === undefined ? null : put(largest);
    if (made === null || largest === undefined || address === null) return null;
    const type = made.smaller[0]?.type;
    return {
      address,
      source: largest.source,
      width: largest.width,
      height: largest.height,
      srcset: made.usual.length > 1 ? srcset(made.usual) : '',
      smaller: type === undefined ? null : { type, srcset: srcset(made.smaller) },
      tone: made.tone,
    };
  };
  const picture = (source: string, crop: Crop | null): PagePicture | null =>
    once(pictures, `${source} ${JSON.stringify(crop)}`, () => show(source, crop));
  const find = (source: string): string | null => {
    if (isPicture(source)) return picture(source, null)?.address ?? null;
    const file = isMediaSource(source) ? context.media(source) : null;
    return file && put(file);
  };
  return {
    address: (source) => once(addresses, source, () => find(source)),
    picture,
    tones: () => [...new Set([...pictures.values()].flatMap((one) => one?.tone ?? []))].sort(),
    files: () =>
      [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, content]) => ({ path, content })),
  };
}

function once<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

const beside = /media\/([0-9a-f]{64}\.[a-z0-9]{1,5})/g;
const inText = /media\/([0-9a-f]{64}\.[a-z0-9]{1,5})(?![a-z0-9]| \d+w[,"])/g;

/** The names of all files in `media/` that an exported story, read as Latin-1, says lie beside it. */
export function mediaBeside(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(beside)].map((match) => match[1] ?? ''));
}

/** The same but for the further sizes of a picture: what the story itself is shown by. */
export function mediaShown(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(inText)].map((match) => match[1] ?? ''));
}

/** The `media:` source a file of these bytes has. */
export function sourceOf(bytes: Uint8Array, extension: string): string {
  return `media:${bytesToHex(sha256(bytes))}.${extension}`;
}

export interface MediaIn {
  /**
   * The source an address in the page stands for, or null when it is neither ours nor a medium inside the page.
   * `claimed` is what the page says the medium itself is, when this only stands in for it.
   */
  readonly source: (address: string, claimed: string | null) => string | null;
  readonly media: () => readonly ImportedMedia[];
  readonly standIns: () => ImportResult['standIns'];
}

/** Reads the addresses of a page back. A `data:` URL is decoded and hashed; a stated name must agree. */
export function createMediaIn(): MediaIn {
  const found = new Map<string, ImportedMedia>();
  const standIns = new Map<string, string[]>();
  const read = (address: string): string | null => {
    const named = inFolder.exec(address)?.[1];
    if (named !== undefined) return `media:${named}`;
    const match = inPage.exec(address);
    if (match === null) return null;
    const extension = extensionFor(match[1] ?? '', parameter.exec(`${match[2]};`)?.[1]);
    const bytes = extension === null ? null : fromBase64(address.slice(match[0].length).trim());
    if (extension === null || bytes === null || bytes.length === 0) return null;
    const source = sourceOf(bytes, extension);
    found.set(source, { source, name: source.slice('media:'.length), bytes });
    return source;
  };
  return {
    source(address, claimed) {
      const own = read(address);
      if (own === null || claimed === null || !isMediaSource(claimed)) return own;
      standIns.set(claimed, [...(standIns.get(claimed) ?? []), own]);
      return claimed;
    },
    media: () => [...found.values()],
    // One that is there itself stands for nothing.
    standIns: () => new Map([...standIns].filter(([source, own]) => own.some((one) => one !== source))),
  };
}

/** The stated name's extension when it is one of the type's own, else the type's usual one. */
function extensionFor(type: string, name: string | undefined): string | null {
  const usual = extensionOf(type);
  const stated = name?.slice(name.lastIndexOf('.') + 1);
  if (usual === null || stated === undefined || !Object.hasOwn(mediaTypes, stated)) return usual;
  return mediaTypes[stated] === mediaTypes[usual] ? stated : usual;
}
