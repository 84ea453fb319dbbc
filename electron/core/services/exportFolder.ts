import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../db/library.ts';
import { knownFailure } from '../failure.ts';

const key = 'exports.folder';

/** Where the last export went, or a folder of our own among the person's documents. */
export function exportFolder({ settings }: Library): string {
  const last = settings.read()[key];
  if (typeof last === 'string' && last !== '') return last;
  const documents = join(homedir(), 'Documents');
  return join(existsSync(documents) ? documents : homedir(), 'Stet');
}

/** A convenience: a library that cannot take it now is no reason to call an export failed. */
export function rememberExportFolder(library: Library, folder: string): void {
  if (library.state !== 'open' || library.settings.read()[key] === folder) return;
  try {
    library.write(() => library.settings.write(key, folder));
  } catch (error) {
    if (knownFailure(error) === null) throw error;
  }
}
