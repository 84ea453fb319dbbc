import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { StetError } from '../../../shared/contract/reply.ts';
import { type FolderLock, lockFolder } from '../db/lock.ts';
import { type DeskNote, readDeskNote, removeDeskNote } from '../deskNote.ts';
import { knownFailure } from '../failure.ts';
import { type FolderPlace, findPlace } from './folderPlace.ts';
import { isRecentElsewhere, type Lease, lastsFor, readLease, removeLease, writeLease } from './lease.ts';
import { thisSystem } from './thisSystem.ts';

/** Thrown by `createCore` when another Stet uses the data folder. */
export class FolderInUse extends StetError {
  /** How to reach it, or null when it does not say. */
  readonly desk: DeskNote | null;
  /** The other machine on which it runs, or null when it is this one. */
  readonly machine: string | null;
  constructor(desk: DeskNote | null, elsewhere: Lease | null = null) {
    super('storage', elsewhere === null ? usedHere(desk) : usedElsewhere(elsewhere), {
      reason: 'inUse',
      url: desk?.url ?? null,
      machine: elsewhere?.machine ?? null,
    });
    this.desk = desk;
    this.machine = elsewhere?.machine ?? null;
  }
}

const usedHere = (desk: DeskNote | null): string =>
  desk?.url === null
    ? `Stet is open with these stories in a window of its own (process ${desk.pid}), which takes no calls from outside. Go on there, or close it and try again; nothing was changed.`
    : 'Another Stet uses this data folder. One folder is used by one Stet at a time.';

const usedElsewhere = (lease: Lease): string =>
  `Stet is open with these stories on another machine, ${lease.machine}. Close it there, then open it here; nothing was changed. If that machine was switched off, the folder is free ${Math.ceil(lastsFor(lease) / 1000)} seconds after it was last heard of.`;

/** A data folder that is this process's alone, until it is released or taken by another machine. */
export interface HeldFolder {
  readonly place: FolderPlace;
  /** Throws StetError when another Stet has taken the folder: nothing may be written any more. */
  assertHeld(): void;
  /** Says that it is still in use; `onLost` is told once when it is another's. */
  beat(onLost: (failure: StetError) => void): void;
  release(): void;
}

/** Milliseconds between two looks at who has the folder. */
export const beatEvery = ({ kind }: FolderPlace): number => (kind === 'network' ? 5000 : 60_000);

/**
 * Makes the folder and takes it for this process. Null where nothing can be written: reading needs no lock. Throws
 * FolderInUse, or StetError when the folder cannot be used.
 */
export async function takeFolder(
  dataFolder: string,
  placeOf: (folder: string) => FolderPlace = findPlace,
): Promise<HeldFolder | null> {
  let lock: FolderLock | null = null;
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    lock = lockFolder(dataFolder);
    const before = readLease(dataFolder);
    const elsewhere = before !== null && isRecentElsewhere(before) ? before : null;
    if (lock === null) throw new FolderInUse(elsewhere === null ? readDeskNote(dataFolder) : null, elsewhere);
    if (elsewhere !== null) throw new FolderInUse(null, elsewhere);
    if (before !== null && (await isRenewed(dataFolder, before))) throw new FolderInUse(null, before);
    return await hold(dataFolder, lock, placeOf(dataFolder));
  } catch (error) {
    lock?.release();
    const known = knownFailure(error);
    if (known?.code === 'readOnly') return null;
    throw known === null ? error : new StetError(known.code, known.message, known.details);
  }
}

/** Two clocks may differ by more than a lease lasts: what is renewed while somebody looks is alive all the same. */
async function isRenewed(dataFolder: string, before: Lease): Promise<boolean> {
  // Where renewals take a minute to come, and longer to arrive, nobody can wait for one.
  if (before.system === thisSystem() || before.every > 10) return false;
  await pause(before.every * 1500);
  const now = readLease(dataFolder);
  return now !== null && (now.session !== before.session || now.beat !== before.beat);
}

/** How long another machine that takes the folder at the same moment may need for it, in milliseconds. */
const meeting = 300;

async function hold(dataFolder: string, lock: FolderLock, place: FolderPlace): Promise<HeldFolder> {
  const session = randomUUID();
  const every = beatEvery(place) / 1000;
  let beat = 0;
  let lost: StetError | null = null;
  let isTold = false;
  writeLease(dataFolder, { session, beat, every });
  if (place.kind === 'network') {
    await pause(meeting);
    const winner = readLease(dataFolder);
    if (winner !== null && winner.session !== session) throw new FolderInUse(null, winner);
  }
  // Left by one that was killed: nobody answers there.
  removeDeskNote(dataFolder);

  const look = (): void => {
    if (lost !== null) return;
    const found = readLease(dataFolder);
    if (!lock.isHeld()) lost = new StetError('storage', lostHere, gone);
    else if (found !== null && found.session !== session)
      lost = new StetError('storage', lostTo(found), gone);
  };
  return {
    place,
    assertHeld() {
      look();
      if (lost !== null) throw lost;
    },
    beat(onLost) {
      try {
        look();
        beat += 1;
        if (lost === null) writeLease(dataFolder, { session, beat, every });
      } catch (error) {
        // A disk that is full or away for a while: the next one tries again, and every save looks for itself.
        if (knownFailure(error) === null) throw error;
      }
      if (lost === null || isTold) return;
      isTold = true;
      onLost(lost);
    },
    release() {
      if (readLease(dataFolder)?.session === session) {
        removeDeskNote(dataFolder);
        removeLease(dataFolder);
      }
      lock.release();
    },
  };
}

const gone = { reason: 'inUse' } as const;
const afterwards =
  'so nothing is saved here any more. What was saved before is safe. Save a copy of a text that is not, then close this Stet.';
const lostTo = ({ machine }: Lease): string =>
  `Another Stet, on ${machine}, has taken these stories while this one was silent, ${afterwards}`;
const lostHere = `Another Stet has taken these stories because a file of their folder was deleted, ${afterwards}`;
