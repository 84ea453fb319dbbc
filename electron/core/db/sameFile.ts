import { statSync } from 'node:fs';

/** Tells whether what lies at a path is still the file that lies there now. */
export function sameFile(path: string): () => boolean {
  const first = identityOf(path);
  return () => identityOf(path) === first;
}

/** Of a file that is gone, null. */
function identityOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
}
