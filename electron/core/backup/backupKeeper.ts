import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Library } from '../db/library.ts';
import { workerFile } from '../workerFile.ts';
import type { BackupAnswer } from '../workers/backup.ts';
import { type Backup, backupName, listBackups, removeBackup, removeUnfinished } from './backupFiles.ts';
import { outdatedBackups } from './outdatedBackups.ts';

/** Milliseconds from the opening to the first look, and from one to the next. */
const firstLook = 60_000;
const lookEvery = 300_000;
/** A large library is copied less often: work takes no more than a fiftieth of the time. */
const restPerWork = 50;
/** Together backups take no more than this, or this many times the newest, whichever is more; never over a quarter of what is free. */
const usual = 1_000_000_000;
const times = 20;

export interface BackupKeeper {
  readonly folder: string;
  /** Makes one now. Throws StetError with what is wrong and what to do. */
  make(): Promise<Backup>;
  /** Why the last try failed, or null. */
  trouble(): string | null;
  stop(): Promise<void>;
}

export interface KeeperOptions {
  readonly library: Library;
  readonly folder: string;
  readonly now: () => Date;
  /** Called with a sentence when a backup that was due could not be made, once for each reason. */
  readonly onTrouble: (sentence: string, error: unknown) => void;
}

const troubles: Readonly<Record<NonNullable<BackupAnswer>, string>> = {
  unsound:
    'No backup was made, because the copy of the library was not sound. The earlier backups are kept. Close Stet and open it again: it checks the library then.',
  full: 'No backup could be made, because the disk with the backups is full. Stories are saved as before. Free some space there.',
  readOnly:
    'No backup could be made, because the folder of the backups cannot be written. Stories are saved as before. Check its permissions.',
  disk: 'No backup could be made, because the disk could not be read or written. Stories are saved as before. Check that it is connected.',
};

/**
 * Makes a backup every five minutes in which stories were saved, on a thread of its own, and takes away those
 * that are too old. Only one at a time.
 */
export function createBackupKeeper({ library, folder, now, onTrouble }: KeeperOptions): BackupKeeper {
  const { settings, stories } = library;
  let trouble: string | null = null;
  let worker: Worker | null = null;
  let underWay: Promise<Backup> | null = null;
  let rest = lookEvery;
  let isStopped = false;
  let timer = setTimeout(look, firstLook);
  timer.unref();

  function look(): void {
    timer = setTimeout(look, rest);
    timer.unref();
    if ((settings.fact('backedUp') ?? '0') === String(stories.lastChange())) return;
    const before = trouble;
    make().catch((error: unknown) => {
      if (!isStopped && trouble !== null && trouble !== before) onTrouble(trouble, error);
    });
  }

  function make(): Promise<Backup> {
    underWay ??= begin().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  async function begin(): Promise<Backup> {
    const change = stories.lastChange();
    const began = performance.now();
    const name = backupName(now());
    const path = join(folder, name);
    removeUnfinished(folder);
    const answer = await run(path).catch((error: unknown) => {
      trouble = troubles.disk;
      throw error;
    });
    trouble = answer === null ? null : troubles[answer];
    if (trouble !== null) throw new StetError(answer === 'unsound' ? 'damaged' : 'storage', trouble);
    library.write(() => settings.setFact('backedUp', String(change)));
    tidy();
    rest = Math.max(lookEvery, restPerWork * (performance.now() - began));
    const made = listBackups(folder).find((one) => one.name === name);
    if (made === undefined) throw new StetError('storage', troubles.disk);
    return made;
  }

  function run(path: string): Promise<BackupAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<BackupAnswer>();
    worker = new Worker(workerFile('backup'), { workerData: { libraryPath: library.path, path } });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => reject(new StetError('cancelled', 'The backup was stopped. None was made.')));
    worker.unref();
    return promise.finally(() => {
      worker = null;
    });
  }

  function tidy(): void {
    const backups = listBackups(folder);
    const used = backups.reduce((sum, { bytes }) => sum + bytes, 0);
    const { bavail, bsize } = statfsSync(folder);
    const most = Math.min(Math.max(usual, times * (backups[0]?.bytes ?? 0)), (bavail * bsize + used) / 4);
    for (const { path } of outdatedBackups(backups, now(), most)) removeBackup(path);
  }

  return {
    folder,
    make,
    trouble: () => trouble,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await worker?.terminate();
    },
  };
}
