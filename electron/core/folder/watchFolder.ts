import { findConflictCopies } from './conflictCopies.ts';
import { conflictNotice } from './folderWords.ts';
import { beatEvery, type HeldFolder } from './takeFolder.ts';

export interface FolderWatch {
  readonly dataFolder: string;
  readonly held: HeldFolder;
  /** Tells whoever is at the desk, now and until it is closed. */
  readonly warn: (text: string) => void;
}

/**
 * While the folder is in use: tells other machines so, and the person when another Stet has taken it or another copy
 * of the library has come to lie there. Returns how to stop.
 */
export function watchFolder({ dataFolder, held, warn }: FolderWatch): () => void {
  let known = findConflictCopies(dataFolder);
  const timer = setInterval(() => {
    held.beat(({ message }) => warn(message));
    const copies = findConflictCopies(dataFolder);
    if (copies.some((name) => !known.includes(name))) warn(conflictNotice(copies));
    known = copies;
  }, beatEvery(held.place));
  timer.unref();
  return () => clearInterval(timer);
}
