import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Api } from '../../shared/contract/host.ts';
import { bringMedia } from '../../shared/formats/bringMedia.ts';

/** Adds the media in `media/` beside a story file; why one could not be added, by its source. */
export function addMediaBeside(
  api: Api,
  path: string,
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, string>> {
  return bringMedia(api, bytes, (name) =>
    readFile(join(dirname(path), 'media', name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    }),
  );
}
