import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StetError } from '../../../shared/contract/reply.ts';
import type { Library } from '../db/library.ts';
import { isWithin } from '../files.ts';
import { workerFile } from '../workerFile.ts';
import type { BackupAnswer, BackupTask } from '../workers/backup.ts';
import type { MirrorAnswer, MirrorTask } from '../workers/mirror.ts';
import {
  type Backup,
  backupName,
  backupsOfOthers,
  listBackups,
  newestFirst,
  removeBackup,
  removeUnfinished,
  secondFolderOf,
} from './backupFiles.ts';
import { type BackupKeys, createBackupKeys, keepKeyBeside, removeBackupsInTheClear } from './backupKeys.ts';
import { mediaTroubles, secondTroubles, troubles } from './backupTroubles.ts';
import { mediaFolderOf } from './mirrorMedia.ts';
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
  /** Those in both places, newest first, then those of other libraries that share the second. */
  list(): readonly ListedBackup[];
  /** Where the media of a backup's library were copied to; null for nowhere that is there now. */
  mediaOf(backup: Backup): string | null;
  /** What opens them. */
  readonly keys: BackupKeys;
  /** Why the last try failed, or null. */
  trouble(): string | null;
  /** The folder that gets a copy of each and of all media, or '', and why it lacks some. */
  second(): { readonly place: string; readonly trouble: string | null };
  /** Takes another folder for the second place, '' for none, and copies the newest there; media follow. Throws StetError. */
  setSecond(place: string): Promise<void>;
  stop(): Promise<void>;
}

export interface ListedBackup extends Backup {
  readonly isOfOther: boolean;
}

export interface KeeperOptions {
  readonly library: Library;
  readonly folder: string;
  readonly mediaFolder: string;
  readonly now: () => Date;
  /** Called with a sentence when a backup that was due could not be made, once for each reason. */
  readonly onTrouble: (sentence: string, error: unknown) => void;
}

/**
 * Makes a backup every five minutes in which stories were saved, on a thread of its own, and takes away those
 * that are too old. Only one at a time.
 */
export function createBackupKeeper({
  library,
  folder: own,
  mediaFolder,
  now,
  onTrouble,
}: KeeperOptions): BackupKeeper {
  const { settings, stories, media } = library;
  const libraryName = settings.fact('library') ?? '';
  const keys = createBackupKeys(library.key);
  let trouble: string | null = null;
  let secondTrouble: string | null = null;
  let mediaTrouble: string | null = null;
  /** The state of the media folder that the second place has all of. */
  let mirrored: string | null = null;
  let worker: Worker | null = null;
  let mirrorer: Worker | null = null;
  let underWay: Promise<Backup> | null = null;
  let rest = lookEvery;
  let isStopped = false;
  let timer = setTimeout(look, firstLook);
  timer.unref();

  const secondPlace = (): string => settings.fact('backupPlace') ?? '';
  const secondFolder = (): string | null =>
    secondPlace() === '' ? null : secondFolderOf(secondPlace(), libraryName);

  function look(): void {
    timer = setTimeout(look, rest);
    timer.unref();
    if (!isSaved() || copyDue() !== null) void backUpUnasked();
    else mirror();
  }

  /** Brings the media of the second place up to date, in the background: films take their time. */
  function mirror(): void {
    const folder = secondFolder();
    const mark = media.mark();
    if (folder === null || mirrorer !== null || isStopped || mirrored === mark || !existsSync(folder)) return;
    const task: MirrorTask = { mediaFolder, backupFolder: folder, key: library.key };
    const thread = new Worker(workerFile('mirror'), { workerData: task });
    mirrorer = thread;
    const tell = (answer: MirrorAnswer, error: unknown = answer): void => {
      if (answer === null) mirrored = mark;
      const next = answer === null ? null : mediaTroubles[answer];
      const isNew = next !== mediaTrouble;
      mediaTrouble = next;
      if (next !== null && isNew && !isStopped) onTrouble(next, error);
    };
    thread.on('message', (answer: MirrorAnswer) => tell(answer));
    thread.on('error', (error) => tell('disk', error));
    thread.on('exit', () => {
      mirrorer = null;
    });
    thread.unref();
  }

  async function backUpUnasked(): Promise<void> {
    const before = [trouble, secondTrouble];
    let failure: unknown = null;
    try {
      await make();
    } catch (error) {
      failure = error;
    }
    const fresh = [trouble, secondTrouble].find((one) => one !== null && !before.includes(one));
    if (!isStopped && fresh != null) onTrouble(fresh, failure ?? fresh);
  }

  /** Whether nothing was saved since the newest. */
  function isSaved(): boolean {
    return (settings.fact('backedUp') ?? '0') === String(stories.lastChange());
  }

  /** The newest, if the second place is there and lacks it, as after a stick was put in again. */
  function copyDue(): string | null {
    const folder = secondFolder();
    const name = listBackups(own)[0]?.name;
    if (folder === null || name === undefined || !existsSync(secondPlace())) return null;
    return existsSync(join(folder, name)) ? null : name;
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
    const name = (isSaved() ? copyDue() : null) ?? backupName(now());
    for (const folder of [own, secondFolder()]) if (folder !== null) removeUnfinished(folder);
    const { made, copied } = await run(name).catch((error: unknown) => {
      trouble = troubles.disk;
      throw error;
    });
    trouble = made === null ? null : troubles[made];
    secondTrouble = copied === null ? null : secondTroubles[copied];
    if (trouble !== null) throw new StetError(made === 'unsound' ? 'damaged' : 'storage', trouble);
    library.write(() => settings.setFact('backedUp', String(change)));
    keepKeyBeside(dirname(library.path), own);
    tidy(own);
    const second = secondFolder();
    if (second !== null && copied === null) {
      keepKeyBeside(dirname(library.path), second);
      if (library.key !== null) removeBackupsInTheClear(second);
      tidy(second);
      mirrored = null;
      mirror();
    }
    rest = Math.max(lookEvery, restPerWork * (performance.now() - began));
    const backup = listBackups(own).find((one) => one.name === name);
    if (backup === undefined) throw new StetError('storage', troubles.disk);
    return backup;
  }

  function run(name: string): Promise<BackupAnswer> {
    const { promise, resolve: settle, reject } = Promise.withResolvers<BackupAnswer>();
    const second = secondFolder();
    const task: BackupTask = {
      libraryPath: library.path,
      key: library.key,
      path: join(own, name),
      second: second === null ? null : { place: secondPlace(), path: join(second, name) },
    };
    worker = new Worker(workerFile('backup'), { workerData: task });
    worker.on('message', settle);
    worker.on('error', reject);
    worker.on('exit', () => reject(new StetError('cancelled', 'The backup was stopped. None was made.')));
    worker.unref();
    return promise.finally(() => {
      worker = null;
    });
  }

  function tidy(folder: string): void {
    const backups = listBackups(folder);
    const used = backups.reduce((sum, { bytes }) => sum + bytes, 0);
    const { bavail, bsize } = statfsSync(folder);
    const most = Math.min(Math.max(usual, times * (backups[0]?.bytes ?? 0)), (bavail * bsize + used) / 4);
    for (const { path } of outdatedBackups(backups, now(), most)) removeBackup(path);
  }

  return {
    folder: own,
    make,
    list() {
      const mine = new Map(listBackups(secondFolder() ?? own).map((one) => [one.name, one]));
      for (const one of listBackups(own)) mine.set(one.name, one);
      const others = secondPlace() === '' ? [] : backupsOfOthers(secondPlace(), libraryName);
      return [
        ...[...mine.values()].sort(newestFirst).map((one) => ({ ...one, isOfOther: false })),
        ...others.map((one) => ({ ...one, isOfOther: true })),
      ];
    },
    keys,
    trouble: () => trouble,
    mediaOf: (backup) =>
      [dirname(backup.path), secondFolder()]
        .flatMap((folder) => (folder === null ? [] : [mediaFolderOf(folder)]))
        .find((folder) => existsSync(folder)) ?? null,
    second: () => ({ place: secondPlace(), trouble: secondTrouble ?? mediaTrouble }),
    async setSecond(place) {
      if (place !== '') assertUsable(place, [dirname(library.path), own]);
      library.write(() => settings.setFact('backupPlace', place));
      secondTrouble = null;
      mediaTrouble = null;
      mirrored = null;
      if (place !== '') await make();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await Promise.all([worker?.terminate(), mirrorer?.terminate()]);
    },
  };
}

/** Refuses what is no folder, and what goes with the disk or the folder it is to be safe from. */
function assertUsable(place: string, taken: readonly string[]): void {
  if (!isAbsolute(place))
    throw new StetError('invalid', 'Give the whole path of the folder, from the root of its disk.');
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new StetError('notFound', 'There is no such folder. Make it first, or connect the disk it is on.');
  if (taken.some((folder) => isWithin(folder, resolve(place))))
    throw new StetError(
      'invalid',
      'Choose a folder elsewhere, best on another disk: this one is Stet’s own.',
    );
}
