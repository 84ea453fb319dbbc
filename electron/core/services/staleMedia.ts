import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaBeside } from '../../../shared/formats/mediaAddress.ts';
import { knownFailure } from '../failure.ts';
import { sha256 } from './exportPlace.ts';

/**
 * Removes from a story's export folder the media its last export left there and nothing in the folder names
 * any more. A file goes only when its bytes are those its name says: then it is the copy that was put there.
 */
export async function removeStaleMedia(folder: string, before: ReadonlySet<string>): Promise<void> {
  if (before.size === 0) return;
  try {
    const used = new Set<string>();
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = await readFile(join(folder, entry.name), 'latin1');
      for (const name of mediaBeside(text)) used.add(name);
    }
    for (const name of before) {
      const path = join(folder, 'media', name);
      if (!used.has(name) && (await isCopyOf(path, name))) await rm(path);
    }
  } catch (error) {
    // The story is written; a file too many harms nobody.
    if (knownFailure(error) === null) throw error;
  }
}

async function isCopyOf(path: string, name: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && name.startsWith(`${sha256(bytes)}.`);
}
