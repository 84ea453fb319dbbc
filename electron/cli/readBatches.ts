import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { importers } from '../../shared/formats/importers.ts';

export interface FileRead {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Batch {
  readonly files: readonly FileRead[];
  readonly failures: readonly { readonly name: string; readonly error: string }[];
}

/** A batch is one request: so many files, or so many bytes once it has one. Memory stays the same for any number. */
const mostFiles = 100;
const mostBytes = 8_000_000;
const extensions = new Set(importers.flatMap((importer) => importer.extensions));

/** The files in batches, in order; a folder stands for the story files in it. The next batch is read ahead. */
export async function* readBatches(paths: readonly string[]): AsyncGenerator<Batch> {
  const next = batches(paths);
  let ahead = next.next();
  for (;;) {
    const { done, value } = await ahead;
    if (done === true) return;
    ahead = next.next();
    // Awaited in its turn; until then a failure must not count as nobody's.
    ahead.catch(() => undefined);
    yield value;
  }
}

async function* batches(paths: readonly string[]): AsyncGenerator<Batch> {
  let files: FileRead[] = [];
  let failures: { name: string; error: string }[] = [];
  let size = 0;
  for await (const path of expand(paths)) {
    try {
      const bytes = await readFile(path);
      files.push({ path, name: basename(path), bytes });
      size += bytes.length;
    } catch (error) {
      failures.push({ name: path, error: sentence(error) });
    }
    if (files.length + failures.length < mostFiles && size < mostBytes) continue;
    yield { files, failures };
    files = [];
    failures = [];
    size = 0;
  }
  if (files.length + failures.length > 0) yield { files, failures };
}

async function* expand(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) yield path;
    else for (const name of (await readdir(path)).sort()) if (isStoryFile(name)) yield join(path, name);
  }
}

function isStoryFile(name: string): boolean {
  return !name.startsWith('.') && extensions.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

function sentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'There is no such file.';
  return code === 'EACCES' ? 'You have no permission to read it.' : 'It could not be read.';
}
