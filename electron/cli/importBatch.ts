import type { ImportOutcome } from '../../shared/contract/calls.ts';
import { failedImport } from '../../shared/contract/failedImport.ts';
import type { Api } from '../../shared/contract/host.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { bringMedia } from '../../shared/formats/bringMedia.ts';
import { withReasons } from '../../shared/formats/missingMedia.ts';
import { readMediaBeside } from '../core/platform.ts';
import type { FileRead } from './readBatches.ts';

/** Where every further file would fail alike, there is no use in going on. */
const final = new Set(['offline', 'readOnly', 'locked']);

/** Files as stories, with the media beside them. What goes wrong with one file is its own outcome. */
export async function importBatch(api: Api, files: readonly FileRead[]): Promise<readonly ImportOutcome[]> {
  if (files.length === 0) return [];
  const failures = new Map<string, string>();
  for (const { path, bytes } of files)
    for (const [source, why] of await bringMedia(api, bytes, (name) => readMediaBeside(path, name)))
      failures.set(source, why);
  const outcomes = await read(api, files);
  return outcomes.map((outcome) => ({ ...outcome, missing: withReasons(outcome.missing, failures) }));
}

async function read(api: Api, files: readonly FileRead[]): Promise<readonly ImportOutcome[]> {
  try {
    const { outcomes } = await api.call('imports.read', {
      files: files.map(({ name, bytes }) => ({ name, bytes })),
    });
    return outcomes;
  } catch (error) {
    if (!(error instanceof StetError) || final.has(error.code)) throw error;
    // Whatever it was, it may concern one of them alone.
    if (files.length === 1) return files.map(({ name }) => failedImport(name, error.message));
    const outcomes: ImportOutcome[] = [];
    for (const file of files) outcomes.push(...(await read(api, [file])));
    return outcomes;
  }
}
