import type { ImportOutcome } from '../../shared/contract/calls.ts';
import { failedImport } from '../../shared/contract/failedImport.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { bringMedia, bringMedium } from '../../shared/formats/bringMedia.ts';
import { importers } from '../../shared/formats/importers.ts';
import { withReasons } from '../../shared/formats/missingMedia.ts';
import { api } from '../host/host.ts';

const largest = Math.max(...importers.map(({ limit }) => limit));

/** One file as a story, after the media that were given with it. Never rejects. */
export async function importOne(
  file: File,
  mediaGiven: (name: string) => File | undefined,
): Promise<ImportOutcome> {
  if (file.size > largest) {
    return failedImport(
      file.name,
      `The file is larger than ${Math.round(largest / 1_000_000)} MB. Nothing was imported.`,
    );
  }
  try {
    const bytes = await bytesOf(file);
    const failures = await bringMedia(api, bytes, async (name) => {
      const medium = mediaGiven(name);
      return medium === undefined ? null : bytesOf(medium);
    });
    const { outcomes } = await api.call('imports.read', { files: [{ name: file.name, bytes }] });
    const [outcome] = outcomes;
    if (outcome === undefined) return failedImport(file.name, 'Stet gave no answer about this file.');
    return { ...outcome, missing: withReasons(outcome.missing, failures) };
  } catch (error) {
    return failedImport(
      file.name,
      error instanceof StetError ? error.message : 'The file could not be read. Nothing was imported.',
    );
  }
}

/** Adds media that came after their story; those that are there now are no longer missing. Never rejects. */
export async function addMissing(
  outcome: ImportOutcome,
  mediaGiven: (name: string) => File | undefined,
): Promise<ImportOutcome> {
  const missing: ImportOutcome['missing'][number][] = [];
  for (const one of outcome.missing) {
    const name = one.source.slice('media:'.length);
    const file = mediaGiven(name);
    if (file === undefined) {
      missing.push(one);
      continue;
    }
    const why = await bringMedium(api, name, () => bytesOf(file));
    if (why !== null) missing.push({ ...one, reason: why });
  }
  return { ...outcome, missing };
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}
