import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { isMediaSource } from '../document/safeUrl.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { ExportContext, ExportFile, ImportedMedia } from './format.ts';
import { extensionOf, isShownByBrowsers, mediaTypes, typeOfSource } from './mediaTypes.ts';

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
  /** The files that must lie beside the page; empty when the page carries them. */
  readonly files: () => readonly ExportFile[];
}

export function createMediaOut(context: ExportContext): MediaOut {
  const addresses = new Map<string, string | null>();
  const files = new Map<string, Uint8Array>();
  const find = (source: string): string | null => {
    const file = isMediaSource(source) ? context.media(source) : null;
    // A page says what the name says: one that claims a picture and holds something else stays a dead file.
    const type = typeOfSource(source);
    if (file === null || type === null || !isShownByBrowsers(source)) return null;
    const name = source.slice('media:'.length);
    if (!context.asFolder) return `data:${type};name=${name};base64,${toBase64(file.bytes)}`;
    files.set(`media/${name}`, file.bytes);
    return `media/${name}`;
  };
  return {
    address: (source) => {
      const known = addresses.get(source);
      if (known !== undefined) return known;
      const address = find(source);
      addresses.set(source, address);
      return address;
    },
    files: () =>
      [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, content]) => ({ path, content })),
  };
}

const beside = /media\/([0-9a-f]{64}\.[a-z0-9]{1,5})/g;

/** The names of all files in `media/` that an exported story, read as Latin-1, says lie beside it. */
export function mediaBeside(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(beside)].map((match) => match[1] ?? ''));
}

/** The `media:` source a file of these bytes has. */
export function sourceOf(bytes: Uint8Array, extension: string): string {
  return `media:${bytesToHex(sha256(bytes))}.${extension}`;
}

export interface MediaIn {
  /** The source an address in the page stands for, or null when it is neither ours nor a medium inside the page. */
  readonly source: (address: string) => string | null;
  readonly media: () => readonly ImportedMedia[];
}

/** Reads the addresses of a page back. A `data:` URL is decoded and hashed; a stated name must agree. */
export function createMediaIn(): MediaIn {
  const found = new Map<string, ImportedMedia>();
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
  return { source: read, media: () => [...found.values()] };
}

/** The stated name's extension when it is one of the type's own, else the type's usual one. */
function extensionFor(type: string, name: string | undefined): string | null {
  const usual = extensionOf(type);
  const stated = name?.slice(name.lastIndexOf('.') + 1);
  if (usual === null || stated === undefined || !Object.hasOwn(mediaTypes, stated)) return usual;
  return mediaTypes[stated] === mediaTypes[usual] ? stated : usual;
}
