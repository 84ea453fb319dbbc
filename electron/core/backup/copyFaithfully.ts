import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { readFilePieces } from '../readFilePieces.ts';
import { syncFileNow, syncFolderNow } from '../writeDurably.ts';

/** The copy does not read back as what was copied: the disk keeps other bytes than it was given. */
export class UnfaithfulCopy extends Error {}

/**
 * Copies a file that is known to be sound to another disk; it is there when it was read back. Throws
 * UnfaithfulCopy or a file system error, and leaves nothing then.
 */
export function copyFaithfully(from: string, to: string): void {
  const folder = dirname(to);
  // `recursive` would also make the place a missing stick is seen at: it is looked for before.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    copyFileSync(from, part);
    try {
      chmodSync(part, 0o600);
    } catch {
      // The file systems of sticks know no owners.
    }
    syncFileNow(part);
    if (digestOf(part) !== digestOf(from)) throw new UnfaithfulCopy('The copy reads back as something else.');
    renameSync(part, to);
    syncFolderNow(folder);
  } finally {
    rmSync(part, { force: true });
  }
}

function digestOf(path: string): string {
  const hash = createHash('sha256');
  for (const piece of readFilePieces(path)) hash.update(piece);
  return hash.digest('hex');
}
