import type { AddedMedium } from '../../shared/contract/calls.ts';
import { StetError } from '../../shared/contract/reply.ts';
import { api } from '../host/host.ts';
import type { GivenFile } from '../ui/givenFiles.ts';

export interface Adding {
  readonly done: number;
  readonly total: number;
  /** Files that came in, that were there already, and that could not be taken, with why. */
  readonly added: number;
  readonly known: number;
  readonly failures: readonly string[];
  /** What of a file that was taken could not be read. */
  readonly notes: readonly string[];
}

/** Neither a picture nor a sound nor a film by its name: what else lies in a folder of photographs. */
const isOther = ({ file }: GivenFile): boolean =>
  !/^(image|audio|video)\//.test(file.type) && !/\.(avif|flac|m4a|ogg|tiff?|svg|webp|webm)$/i.test(file.name);

/** Adds files one after the other; what cannot be taken holds up no other. Ends early when `isCancelled` says so. */
export async function addFiles(
  given: readonly GivenFile[],
  onProgress: (adding: Adding) => void,
  isCancelled: () => boolean,
): Promise<Adding> {
  const files = given.length === 1 ? given : given.filter((one) => !isOther(one));
  let adding: Adding = { done: 0, total: files.length, added: 0, known: 0, failures: [], notes: [] };
  onProgress(adding);
  for (const { path, file } of files) {
    if (isCancelled()) break;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const medium: AddedMedium = await api.call('media.add', { name: file.name, bytes });
      adding = {
        ...adding,
        added: adding.added + (medium.isKnown ? 0 : 1),
        known: adding.known + (medium.isKnown ? 1 : 0),
        notes: [...adding.notes, ...medium.notes.map((note) => `${path}: ${note}`)],
      };
    } catch (error) {
      const why = error instanceof StetError ? error.message : 'It could not be read.';
      adding = { ...adding, failures: [...adding.failures, `${path}: ${why}`] };
    }
    adding = { ...adding, done: adding.done + 1 };
    onProgress(adding);
  }
  return adding;
}
