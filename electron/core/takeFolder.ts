import { mkdirSync } from 'node:fs';
import { StetError } from '../../shared/contract/reply.ts';
import { lockFolder } from './db/lock.ts';
import { type DeskNote, readDeskNote, removeDeskNote } from './deskNote.ts';
import { knownFailure } from './failure.ts';

/** Thrown by `createCore` when another Stet uses the data folder. */
export class FolderInUse extends StetError {
  /** How to reach it, or null when it does not say. */
  readonly desk: DeskNote | null;
  constructor(desk: DeskNote | null) {
    const url = desk?.url ?? null;
    super('storage', 'Another Stet uses this data folder. One folder is used by one Stet at a time.', {
      reason: 'inUse',
      url,
    });
    this.desk = desk;
  }
}

/** Makes the folder and takes its lock. Null where nothing can be written: reading needs no lock. */
export function takeFolder(dataFolder: string): { release(): void } | null {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    const lock = lockFolder(dataFolder);
    if (lock === null) throw new FolderInUse(readDeskNote(dataFolder));
    // Left by one that was killed: nobody answers there.
    removeDeskNote(dataFolder);
    return lock;
  } catch (error) {
    const known = knownFailure(error);
    if (known?.code === 'readOnly') return null;
    throw known === null ? error : new StetError(known.code, known.message, known.details);
  }
}
