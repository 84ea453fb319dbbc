import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inSubfolder } from '../../electron/core/files.ts';
import type { LibraryKey } from '../../electron/core/protection/libraryKey.ts';
import { sealedName, writeSealedFile } from '../../electron/core/protection/sealedFile.ts';

/**
 * Lays bytes into the media folder as a film and gives its `media:` source. That no player could show them is no
 * matter: only how they are read is measured.
 */
export function storeFilm(data: string, key: LibraryKey | null, bytes: Uint8Array): string {
  const name = `${createHash('sha256').update(bytes).digest('hex')}.mp4`;
  const path = inSubfolder(join(data, 'media'), key === null ? name : sealedName(key, name));
  mkdirSync(dirname(path), { recursive: true });
  if (key === null) writeFileSync(path, bytes);
  else writeSealedFile(key, path, name, [bytes]);
  return `media:${name}`;
}
