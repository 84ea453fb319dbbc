import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ExportFile } from '../../../shared/formats/format.ts';
import { mediaBeside } from '../../../shared/formats/mediaAddress.ts';
import { confine } from '../files.ts';
import type { Desk } from './desk.ts';

export interface ExportPlace {
  /** Of the story's own file, whole. */
  readonly path: string;
  readonly files: readonly ExportFile[];
  readonly hash: string;
  /** The media that the file which is about to be replaced names beside itself. */
  readonly mediaBefore: ReadonlySet<string>;
  readonly notes: readonly string[];
}

export interface Wanted {
  readonly desk: Desk;
  readonly folder: string;
  readonly id: string;
  /** The file name to use if it is free, without extension; the paths of `files` begin with it. */
  readonly name: string;
  /** The story itself first. */
  readonly files: readonly ExportFile[];
  /** The files that exports under way write to, in lower case: disks may know no case. The one found is added. */
  readonly taken: Set<string>;
}

/**
 * Finds where a story may be written: under the first of `name`, `name-2`, … at which nothing lies, or only
 * what this story's last export left there. Whatever else is there is another story's or somebody else's,
 * and stays.
 */
export async function findPlace({ desk, folder, id, name, files, taken }: Wanted): Promise<ExportPlace> {
  const hash = sha256(files[0]?.content ?? '');
  let spared: string | null = null;
  for (let number = 1; ; number += 1) {
    const unique = number === 1 ? name : `${name}-${number}`;
    const named = files.map((file) => ({ ...file, path: unique + file.path.slice(name.length) }));
    const path = confine(folder, named[0]?.path ?? unique);
    if (taken.has(path.toLowerCase())) continue;
    taken.add(path.toLowerCase());
    const found = await look(desk, id, path, hash, dirname(path) !== resolve(folder));
    if (found.isFree) {
      const replaced = found.before === null ? null : 'This replaced the last export of the story.';
      const notes = [spared, replaced].filter((note) => note !== null);
      return { path, files: named, hash, mediaBefore: mediaBeside(found.before ?? ''), notes };
    }
    spared ??= found.why;
  }
}

type Found =
  | { readonly isFree: true; readonly before: string | null }
  | { readonly isFree: false; readonly why: string };

async function look(
  desk: Desk,
  id: string,
  path: string,
  hash: string,
  isInOwnFolder: boolean,
): Promise<Found> {
  const lies = isInOwnFolder ? basename(dirname(path)) : basename(path);
  const others: Found = {
    isFree: false,
    why: `“${lies}” was there already and is not this story’s. It was left as it is.`,
  };
  if (!existsSync(path)) {
    if (isInOwnFolder && !isOwnFolder(desk, id, dirname(path))) return others;
    return { isFree: true, before: null };
  }
  const before = await readFile(path).catch(() => null);
  if (before === null) return others;
  const noted = noteOf(desk, path);
  if (noted !== undefined && noted.storyId !== id) return others;
  const current = sha256(before);
  // What is the same to the last byte is not lost by being written again, whoever wrote it.
  if (current === hash || current === noted?.hash)
    return { isFree: true, before: isInOwnFolder ? before.toString('latin1') : '' };
  if (noted === undefined) return others;
  return { isFree: false, why: `“${lies}” was changed since its export. It was left as it is.` };
}

/** A folder that is not there, is empty, or holds this story in another format. */
function isOwnFolder(desk: Desk, id: string, folder: string): boolean {
  if (!existsSync(folder)) return true;
  try {
    const names = readdirSync(folder);
    return names.length === 0 || names.some((name) => noteOf(desk, join(folder, name))?.storyId === id);
  } catch {
    // A file of that name, or a folder that cannot be looked into.
    return false;
  }
}

/** A library that is only read may be of another make, and then knows nothing of its exports. */
function noteOf({ library }: Desk, path: string) {
  return library.state === 'open' ? library.exported.read(path) : undefined;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
