import { importers } from './importers.ts';

const extensions = new Set(importers.flatMap((importer) => importer.extensions));

/** Whether a file of a folder is called as one that an importer reads. */
export function isStoryFile(name: string): boolean {
  return extensions.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
