import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Api } from '../../shared/contract/host.ts';
import { mediaBeside } from '../../shared/formats/mediaAddress.ts';

/** Names stand near the head or the end of a file of any size; a text without this is not searched. */
const sign = Buffer.from('media/');

/** A story exported as a folder has its media in `media/` beside it: takes those that it names, and that are there. */
export async function addMediaBeside(api: Api, path: string, bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.includes(sign)) return;
  for (const name of mediaBeside(buffer.toString('latin1'))) {
    const file = await readFile(join(dirname(path), 'media', name)).catch(() => null);
    if (file !== null) await api.call('media.add', { name, bytes: file });
  }
}
