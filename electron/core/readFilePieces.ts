import { closeSync, openSync, readSync } from 'node:fs';

const pieceLength = 1_000_000;

/** A file's bytes without having all of them at once. A piece holds until the next is asked for. */
export function* readFilePieces(path: string): Generator<Buffer> {
  const piece = Buffer.alloc(pieceLength);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      yield piece.subarray(0, read);
  } finally {
    closeSync(file);
  }
}
