import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A whole copy of the library at one moment. */
export interface Backup {
  /** The file's name, by which it is asked for. */
  readonly name: string;
  readonly path: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly bytes: number;
}

const named = /^stet-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.sqlite$/;

const sharedName = 'stet-backups';

/** Beside the data folder, not in it: whoever loses the one still has the other. */
export function backupFolderOf(dataFolder: string): string {
  return join(dirname(dataFolder), `${basename(dataFolder)}-backups`);
}

/** Where the backups of a library go in a folder of the person's choice: several may share a stick. */
export function secondFolderOf(place: string, library: string): string {
  return join(place, sharedName, library.slice(0, 8));
}

/** The backups in such a folder of all libraries but one, newest first; a name says its library as well. */
export function backupsOfOthers(place: string, library: string): readonly Backup[] {
  return namesIn(join(place, sharedName))
    .filter((name) => name !== library.slice(0, 8))
    .flatMap((folder) =>
      listBackups(join(place, sharedName, folder)).map((one) => ({ ...one, name: `${folder}/${one.name}` })),
    )
    .sort(newestFirst);
}

export function backupName(at: Date): string {
  return `stet-${at.toISOString().replace(/[:.]/g, '-')}.sqlite`;
}

/** The backups in the folder, newest first. A folder that is not there or cannot be read holds none. */
export function listBackups(folder: string): readonly Backup[] {
  const backups: Backup[] = [];
  for (const name of namesIn(folder)) {
    const [, day, hour, minute, second, rest] = named.exec(name) ?? [];
    const path = join(folder, name);
    const file = day === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
    if (file?.isFile() !== true) continue;
    backups.push({ name, path, at: `${day}T${hour}:${minute}:${second}.${rest}Z`, bytes: file.size });
  }
  return backups.sort(newestFirst);
}

export function newestFirst(one: Backup, other: Backup): number {
  return one.at < other.at ? 1 : -1;
}

/** Takes away what a backup that was cut off has left. */
export function removeUnfinished(folder: string): void {
  for (const name of namesIn(folder))
    if (/^stet-[^/]*\.sqlite\.part/.test(name)) rmSync(join(folder, name), { force: true });
}

/** Takes away a backup, and what reading it may have left beside it. */
export function removeBackup(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
