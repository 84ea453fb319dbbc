import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { StetError } from '../../shared/contract/reply.ts';
import { mediaTypes } from '../../shared/formats/mediaTypes.ts';

export interface MediaFilePath {
  readonly path: string;
  /** Throws StetError for a file that cannot be read. */
  readonly read: () => Promise<Uint8Array>;
}

/** Other ways to write an extension. */
const alike = new Set(['jpeg', 'jpe', 'tiff', 'vtt']);

/** The files in order; a folder stands for the media in it and in its folders. Links are not followed in there. */
export async function* mediaFiles(paths: readonly string[]): AsyncGenerator<MediaFilePath> {
  for (const path of paths) {
    const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
    if (entries === null) yield one(path);
    else {
      const inside = entries.filter((entry) => entry.isFile() && isMedium(entry.name));
      for (const found of inside.map((entry) => join(entry.parentPath, entry.name)).sort()) yield one(found);
    }
  }
}

function one(path: string): MediaFilePath {
  return { path, read: () => readFile(path).catch((error: unknown) => Promise.reject(unreadable(error))) };
}

function isMedium(name: string): boolean {
  const extension = extname(name).slice(1).toLowerCase();
  return !name.startsWith('.') && (Object.hasOwn(mediaTypes, extension) || alike.has(extension));
}

function unreadable(error: unknown): StetError {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return new StetError('notFound', 'There is no such file.');
  return new StetError(
    'storage',
    code === 'EACCES' ? 'You have no permission to read it.' : 'It could not be read.',
  );
}
