import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { connect, type Host } from '../../shared/contract/host.ts';
import { bringMedia } from '../../shared/formats/bringMedia.ts';
import { importers } from '../../shared/formats/importers.ts';
import { missingSentence, withReasons } from '../../shared/formats/missingMedia.ts';
import { readMediaBeside } from '../core/platform.ts';
import { isStoryFile } from './startArguments.ts';

const largest = Math.max(...importers.map((importer) => importer.limit));

/** Imports story files that were opened with the application, and shows the last of them. */
export async function openFiles(
  paths: readonly string[],
  core: Host,
  tell: (event: DeskEvent) => void,
): Promise<void> {
  const api = connect(core);
  for (const path of paths) {
    const name = basename(path);
    try {
      const bytes = await readStory(path);
      const failures = await bringMedia(api, bytes, (media) => readMediaBeside(path, media));
      const { outcomes } = await api.call('imports.read', { files: [{ name, bytes }] });
      for (const { id, missing, dropped, error } of outcomes) {
        if (id !== null) tell({ type: 'open', id });
        const notes = [...withReasons(missing, failures).map(missingSentence), ...dropped];
        if (notes.length > 0) tell({ type: 'notice', level: 'warning', text: `${name}: ${notes.join(' ')}` });
        if (error !== null) tell({ type: 'notice', level: 'error', text: `${name}: ${error}` });
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tell({ type: 'notice', level: 'error', text: `“${name}” could not be opened. ${reason}` });
    }
  }
}

async function readStory(path: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!isStoryFile(path)) throw new Error('Stet does not read files of this kind.');
  const { size } = await stat(path);
  if (size > largest) throw new Error('The file is too large.');
  return new Uint8Array(await readFile(path));
}
