import { StetError } from '../contract/reply.ts';
import { decodeText } from './decodeText.ts';
import type { Importer, ImportResult } from './format.ts';
import { importers } from './importers.ts';

/** Reads a file with the importer that takes it. Throws StetError, and then nothing is imported. */
export function importFile(bytes: Uint8Array, name: string): ImportResult {
  const importer = importerFor(bytes, name);
  if (importer === null) {
    const known = importers.map(({ label }) => label).join(', ');
    throw new StetError(
      'unsupported',
      `Stet cannot read “${name}”. It reads: ${known}. Nothing was imported.`,
    );
  }
  if (bytes.length > importer.limit) {
    const most = Math.round(importer.limit / 1_000_000);
    throw new StetError(
      'tooLarge',
      `“${name}” is larger than ${most} MB, the most Stet takes for ${importer.label}. Nothing was imported.`,
    );
  }
  return importer.read(bytes, name);
}

/** By the name's extension first, by the look of its beginning when the name says nothing. */
export function importerFor(bytes: Uint8Array, name: string): Importer | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const named = importers.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
  if (named !== undefined) return named;
  const head = decodeText(bytes.subarray(0, 4096)).text;
  return importers.find((importer) => importer.accepts(name, head)) ?? null;
}
