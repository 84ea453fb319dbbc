import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { storyOfFolder, whyRepeated } from '../../shared/formats/folderExport.ts';
import { isStoryFile } from '../../shared/formats/isStoryFile.ts';

export interface FileRead {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Batch {
  readonly files: readonly FileRead[];
  readonly failures: readonly { readonly name: string; readonly error: string }[];
  /** Files that were left alone, and why: a sentence each. */
  readonly notes: readonly string[];
}

/** A batch is one request: so many files, or so many bytes once it has one. Memory stays the same for any number. */
const mostFiles = 100;
const mostBytes = 8_000_000;

/**
 * The files in batches, in order; a folder stands for the story files in it and for the stories exported as
 * folders in it. The next batch is read ahead.
 */
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
  let notes: string[] = [];
  let size = 0;
  for await (const { path, note } of expand(paths)) {
    if (note !== null) {
      notes.push(`${path}: ${note}`);
      continue;
    }
    try {
      const bytes = await readFile(path);
      files.push({ path, name: basename(path), bytes });
      size += bytes.length;
    } catch (error) {
      failures.push({ name: path, error: sentence(error) });
    }
    if (files.length + failures.length < mostFiles && size < mostBytes) continue;
    yield { files, failures, notes };
    files = [];
    failures = [];
    notes = [];
    size = 0;
  }
  if (files.length + failures.length + notes.length > 0) yield { files, failures, notes };
}

interface Found {
  readonly path: string;
  /** Why it is not read, or null. */
  readonly note: string | null;
}

async function* expand(paths: readonly string[]): AsyncGenerator<Found> {
  for (const path of paths) {
    const names = await namesIn(path);
    if (names === null) yield { path, note: null };
    else yield* storiesIn(path, names);
  }
}

/** What lies in a folder, sorted; null when it is none, or cannot be looked into. */
function namesIn(path: string): Promise<readonly string[] | null> {
  return readdir(path).then(
    (names) => names.filter((name) => !name.startsWith('.')).sort(),
    () => null,
  );
}

async function* storiesIn(folder: string, names: readonly string[]): AsyncGenerator<Found> {
  for (const name of names) {
    const path = join(folder, name);
    if (isStoryFile(name)) {
      yield { path, note: whyRepeated(name, names) };
      continue;
    }
    const inside = (await namesIn(path)) ?? [];
    const story = storyOfFolder(inside);
    if (story === null) continue;
    for (const one of inside) {
      const note = whyRepeated(one, inside);
      if (one === story || note !== null) yield { path: join(path, one), note };
    }
  }
}

function sentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'There is no such file.';
  return code === 'EACCES' ? 'You have no permission to read it.' : 'It could not be read.';
}
