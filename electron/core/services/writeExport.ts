import { existsSync } from 'node:fs';
import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ExportFile } from '../../../shared/formats/format.ts';
import { confine, writeAtomically } from '../files.ts';

/**
 * Writes the files of one story into `folder`, which is there, the story itself last, so that it never names what is not
 * there. When one cannot be written, those that were not there before are taken away again. Returns their
 * whole paths, the story first.
 */
export async function writeExport(
  folder: string,
  files: readonly ExportFile[],
  { durable }: { readonly durable: boolean },
): Promise<readonly string[]> {
  const [story, ...media] = files.map(({ path, content }) => ({ path: confine(folder, path), content }));
  if (story === undefined) return [];
  const made: string[] = [];
  try {
    for (const { path, content } of [...media, story]) {
      if (dirname(path) !== folder) await mkdir(dirname(path), { recursive: true });
      if (!existsSync(path)) made.push(path);
      await writeAtomically(path, content, { durable });
    }
  } catch (error) {
    for (const path of made) await rm(path, { force: true });
    const folders = new Set([...media, story].map(({ path }) => dirname(path)));
    // Only empty ones can be removed this way.
    for (const path of folders) if (path !== folder) await rmdir(path).catch(() => undefined);
    throw error;
  }
  return [story, ...media].map(({ path }) => path);
}
