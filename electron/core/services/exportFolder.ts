import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../db/library.ts';

const key = 'exports.folder';

/** Where the last export went, or a folder of our own among the person's documents. */
export function exportFolder({ settings }: Library): string {
  const last = settings.read()[key];
  if (typeof last === 'string' && last !== '') return last;
  const documents = join(homedir(), 'Documents');
  return join(existsSync(documents) ? documents : homedir(), 'Stet');
}

export function rememberExportFolder(library: Library, folder: string): void {
  if (library.state === 'open') library.write(() => library.settings.write(key, folder));
}
