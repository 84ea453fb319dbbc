import { createReadStream, lstatSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import type { AddedMedium } from '../../../shared/contract/calls.ts';
import { isMediaSource } from '../../../shared/document/safeUrl.ts';
import { typeOfSource } from '../../../shared/formats/mediaTypes.ts';
import { inSubfolder, makeFolder, privateFile, privateFolder, writeAtomically } from '../files.ts';
import type { MediaFacts } from '../outside/outsideTask.ts';
import { BrokenSeal, openSealed, readSealed, sealedName, writeSealedFile } from '../protection/sealedFile.ts';
import type { Desk } from './desk.ts';
import { sha256 } from './exportPlace.ts';
import { noteMedium } from './noteMedium.ts';

export interface StoredMedia {
  readonly type: string;
  readonly bytes: number;
  /** It lies encrypted here: whoever shows it keeps no copy of it on a disk. */
  readonly isSealed: boolean;
  /** Its bytes from `start` up to and with `end`. The stream ends with an error when the file cannot be read. */
  read(start: number, end: number): Readable;
}

/** Where media files lie, and under which key. */
interface Shelf {
  readonly folders: Pick<Desk['folders'], 'media'>;
  readonly library: Pick<Desk['library'], 'key'>;
}

/**
 * Puts a file into the media folder under the hash of its bytes. `source` is given when a document names it
 * already; it must then be its true name. Throws StetError `unsupported`, `tooLarge` or `invalid`.
 */
export async function addMedia(
  desk: Desk,
  name: string,
  bytes: Uint8Array,
  source?: string,
): Promise<AddedMedium> {
  desk.assertWritable();
  const facts = await desk.outside.read({
    type: 'media',
    name,
    bytes,
    ...(source === undefined ? {} : { source }),
  });
  return storeMedia(desk, name, facts.converted ?? bytes, facts);
}

/** Puts a file that is known to be what `file` says into the media folder, unless it is there. */
export async function storeMedia(
  desk: Desk,
  name: string,
  bytes: Uint8Array,
  file: MediaFacts,
): Promise<AddedMedium> {
  const { embedded, notes, converted: _, ...rest } = file;
  const { source } = rest;
  const isKnown = desk.library.media.info(source) !== undefined;
  if (!isKnown || typeof readMedia(desk, source) === 'string') await putFile(desk, source, bytes);
  const info = { ...rest, bytes: bytes.length, name: name.slice(0, 500) };
  if (desk.library.write(() => noteMedium(desk, info, embedded)))
    desk.emit({ type: 'media.changed', sources: [source] });
  const stored = desk.library.media.info(source);
  if (stored === undefined) throw new Error('A medium that was just written is not there.');
  return { ...stored, isKnown, notes };
}

async function putFile(desk: Desk, source: string, bytes: Uint8Array): Promise<void> {
  const path = mediaPath(desk, source);
  await makeFolder(dirname(path), privateFolder);
  const { key } = desk.library;
  if (key === null) await writeAtomically(path, bytes, { mode: privateFile });
  else writeSealedFile(key, path, source.slice('media:'.length), [bytes]);
}

/** Deletes a medium's file, if it is there. */
export function eraseFile(shelf: Shelf, source: string): void {
  rmSync(mediaPath(shelf, source), { force: true });
}

/**
 * Where a `media:` source lies, or null when it is none or the file is gone. A link that leads elsewhere is no
 * file of ours, wherever it stands: what it leads to was never given to Stet.
 */
export function findMedia(shelf: Shelf, source: string): StoredMedia | null {
  if (!isMediaSource(source)) return null;
  const path = mediaPath(shelf, source);
  const file = lstatSync(path, { throwIfNoEntry: false });
  if (file?.isFile() !== true || !lstatSync(dirname(path)).isDirectory()) return null;
  const type = typeOfSource(source) ?? 'application/octet-stream';
  const { key } = shelf.library;
  if (key === null) {
    const read = (start: number, end: number) => createReadStream(path, { start, end });
    return { type, bytes: file.size, isSealed: false, read };
  }
  const sealed = attempt(() => openSealed(key, path));
  if (sealed === null) return null;
  return { type, bytes: sealed.bytes, isSealed: true, read: sealed.stream };
}

/** The file itself. `changed`: its bytes are not those its name says, so it is another one, or damaged. */
export function readMedia(
  shelf: Shelf,
  source: string,
): { readonly bytes: Uint8Array; readonly type: string } | 'missing' | 'changed' {
  const found = findMedia(shelf, source);
  if (found === null) return 'missing';
  const path = mediaPath(shelf, source);
  const { key } = shelf.library;
  const bytes = key === null ? readFileSync(path) : attempt(() => readSealed(key, path));
  if (bytes === null) return 'changed';
  return source.startsWith(`media:${sha256(bytes)}.`) ? { bytes, type: found.type } : 'changed';
}

/**
 * `media:<sha256>.<ext>` → `<folder>/<first two>/<sha256>.<ext>`; the pattern leaves no way out of the folder. In
 * an encrypted library the name says nothing either: a hash would tell whoever has the same file.
 */
function mediaPath({ folders, library }: Shelf, source: string): string {
  const name = source.slice('media:'.length);
  return inSubfolder(folders.media, library.key === null ? name : sealedName(library.key, name));
}

/** Null for a file that was changed, or sealed under another key. */
function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenSeal) return null;
    throw error;
  }
}
