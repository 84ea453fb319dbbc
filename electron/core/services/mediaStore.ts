import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MediaInfo } from '../../../shared/contract/calls.ts';
import { isMediaSource } from '../../../shared/document/safeUrl.ts';
import { typeOfSource } from '../../../shared/formats/mediaTypes.ts';
import { makeFolder, privateFile, privateFolder, writeAtomically } from '../files.ts';
import type { MediaFacts } from '../outside/outsideTask.ts';
import type { Desk } from './desk.ts';
import { sha256 } from './exportPlace.ts';

export interface StoredMedia {
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
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
): Promise<MediaInfo> {
  desk.assertWritable();
  const facts = await desk.outside.read({
    type: 'media',
    name,
    bytes,
    ...(source === undefined ? {} : { source }),
  });
  return storeMedia(desk, name, bytes, facts);
}

/** Puts a file that is known to be what `facts` say into the media folder, unless it is there. */
export async function storeMedia(
  desk: Desk,
  name: string,
  bytes: Uint8Array,
  facts: MediaFacts,
): Promise<MediaInfo> {
  const known = desk.library.media.read(facts.source);
  if (known !== undefined && typeof readMedia(desk.folders.media, facts.source) !== 'string') return known;
  const path = mediaPath(desk.folders.media, facts.source);
  await makeFolder(join(path, '..'), privateFolder);
  await writeAtomically(path, bytes, { mode: privateFile });
  const info: MediaInfo = {
    ...facts,
    bytes: bytes.length,
    name: name.slice(0, 500),
    caption: '',
    credit: '',
    alt: '',
  };
  desk.library.write(() => desk.library.media.add(info, desk.now().toISOString()));
  return info;
}

/**
 * Where a `media:` source lies, or null when it is none or the file is gone. A link that leads elsewhere is no
 * file of ours, wherever it stands: what it leads to was never given to Stet.
 */
export function findMedia(folder: string, source: string): StoredMedia | null {
  if (!isMediaSource(source)) return null;
  const path = mediaPath(folder, source);
  const file = lstatSync(path, { throwIfNoEntry: false });
  if (file?.isFile() !== true || !lstatSync(dirname(path)).isDirectory()) return null;
  return { path, type: typeOfSource(source) ?? otherType(source), bytes: file.size };
}

/** The file itself. `changed`: its bytes are not those its name says, so it is another one, or damaged. */
export function readMedia(
  folder: string,
  source: string,
): { readonly bytes: Uint8Array; readonly type: string } | 'missing' | 'changed' {
  const found = findMedia(folder, source);
  if (found === null) return 'missing';
  const bytes = readFileSync(found.path);
  return source.startsWith(`media:${sha256(bytes)}.`) ? { bytes, type: found.type } : 'changed';
}

/** `media:<sha256>.<ext>` → `<folder>/<first two>/<sha256>.<ext>`; the pattern leaves no way out of the folder. */
function mediaPath(folder: string, source: string): string {
  const name = source.slice('media:'.length);
  return join(folder, name.slice(0, 2), name);
}

function otherType(source: string): string {
  return source.endsWith('.vtt') ? 'text/vtt' : 'application/octet-stream';
}
