import { readZip } from '../../electron/core/outside/zip/readZip.ts';
import { StetError } from '../../shared/contract/reply.ts';

/* A program for the reading process: unpacks an archive and tells what that took. */

export interface Unzipped {
  /** Of all files together. */
  readonly bytes: number;
  /** The code of the refusal, or null. */
  readonly refusal: string | null;
  /** Megabytes the process has grown by. */
  readonly megabytes: number;
}

process.on('message', async (archive: Uint8Array) => {
  const before = peak();
  let bytes = 0;
  let refusal: string | null = null;
  try {
    const { files } = await readZip(archive, 'x.zip');
    for (const file of files.values()) bytes += file.read().length;
  } catch (error) {
    if (!(error instanceof StetError)) throw error;
    refusal = error.code;
  }
  process.send?.({ bytes, refusal, megabytes: peak() - before } satisfies Unzipped);
});

/** The most memory this process has ever had. */
function peak(): number {
  return process.resourceUsage().maxRSS / 1000;
}
