import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file of a folder export, from `media/` beside its story. Null when it is not there; rejects when it cannot be read. */
export async function readMediaBeside(story: string, name: string): Promise<Uint8Array | null> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(join(dirname(story), 'media', name));
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
