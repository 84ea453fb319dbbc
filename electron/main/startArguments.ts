import { resolve } from 'node:path';
import { importers } from '../../shared/formats/importers.ts';

export interface StartArguments {
  /** Absolute, or null for the usual place. */
  readonly dataFolder: string | null;
  /** Story files to import and show, absolute. */
  readonly files: readonly string[];
}

const extensions = new Set(importers.flatMap((importer) => importer.extensions));

/** Whether a file's name is one that an importer reads. */
export function isStoryFile(path: string): boolean {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  return extension !== undefined && extensions.has(extension);
}

/** Reads `--data DIR` (or `--data=DIR`) and story files from arguments; `folder` is where relative paths begin. */
export function readStartArguments(argv: readonly string[], folder: string): StartArguments {
  let dataFolder: string | null = null;
  const files: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--data') {
      index += 1;
      dataFolder = argv[index] ?? null;
    } else if (argument.startsWith('--data=')) {
      dataFolder = argument.slice('--data='.length);
    } else if (!argument.startsWith('-') && isStoryFile(argument)) {
      files.push(resolve(folder, argument));
    }
  }
  return { dataFolder: dataFolder === null || dataFolder === '' ? null : resolve(folder, dataFolder), files };
}
