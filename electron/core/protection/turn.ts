import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolderNow, writeAll, writeDurably } from '../writeDurably.ts';
import { dropKey, type KeyFile, keepKey, readKeyFile, removeKeyFile, writeKeyFile } from './keyFile.ts';
import { sealedSuffix } from './sealedFile.ts';

/** How a library that was made once more takes the place of the one that was there. */
export interface Turn {
  /** What opens it from now on; null when it is not encrypted any more. */
  readonly keyFile: KeyFile | null;
  /** What was there lay in the clear: its bytes are overwritten before they are let go. */
  readonly isSealing: boolean;
  /** Something could not be decrypted: the old key is kept beside it. */
  readonly keepsOldKey: boolean;
}

export const stagedIn = (dataFolder: string): string => join(dataFolder, 'converting');
export const stagedBackupsIn = (backupFolder: string): string => join(backupFolder, 'converting');
const noteIn = (dataFolder: string): string => join(stagedIn(dataFolder), 'ready.json');

/** From here on the next start finishes what was begun. On the disk when it returns. */
export function readyToTurn(dataFolder: string, turn: Turn): void {
  writeDurably(noteIn(dataFolder), JSON.stringify(turn));
}

/**
 * Puts a converted library in place, as often as it is cut off and called again; without one that is ready it
 * only takes away what was left of making it. Nobody may have the library open. Throws a file system error.
 */
export function finishConversion(dataFolder: string, backupFolder: string | null): void {
  const staged = stagedIn(dataFolder);
  if (existsSync(noteIn(dataFolder))) {
    // Written whole by `readyToTurn`.
    const turn = JSON.parse(readFileSync(noteIn(dataFolder), 'utf8')) as Turn;
    const retire = turn.isSealing ? wipe : remove;
    if (turn.keyFile !== null) {
      // Before the library: one that is encrypted never lies there without what opens it.
      writeKeyFile(dataFolder, turn.keyFile);
      if (backupFolder !== null && existsSync(backupFolder)) keepKey(backupFolder, turn.keyFile);
    }
    placeLibrary(dataFolder, retire);
    for (const folder of ['media', 'damaged', 'backups']) placeFolder(dataFolder, folder, retire);
    // The journal begins anew: all it held is in the library, which was closed and read through.
    for (const name of ['journal', 'search.sqlite', 'search.sqlite-wal', 'search.sqlite-shm'])
      retire(join(dataFolder, name));
    if (backupFolder !== null) placeBackups(backupFolder, retire);
    if (turn.keyFile === null) retireKey(dataFolder, backupFolder, turn.keepsOldKey);
    syncFolderNow(dataFolder);
    rmSync(noteIn(dataFolder));
  }
  // Of one that was called off, or killed, copies in the clear may be left.
  const drop = readKeyFile(dataFolder) === 'none' ? remove : wipe;
  drop(staged);
  if (backupFolder !== null) drop(stagedBackupsIn(backupFolder));
}

type Retire = (path: string) => void;

function placeLibrary(dataFolder: string, retire: Retire): void {
  const made = join(stagedIn(dataFolder), 'stet.sqlite');
  if (!existsSync(made)) return;
  const path = join(dataFolder, 'stet.sqlite');
  for (const suffix of ['-wal', '-shm', '-journal', '']) retire(path + suffix);
  renameSync(made, path);
  syncFolderNow(dataFolder);
}

/** A folder of which nothing was made had nothing in it. */
function placeFolder(dataFolder: string, name: string, retire: Retire): void {
  const made = join(stagedIn(dataFolder), name);
  if (!existsSync(made)) return;
  retire(join(dataFolder, name));
  renameSync(made, join(dataFolder, name));
}

function placeBackups(backupFolder: string, retire: Retire): void {
  const staged = stagedBackupsIn(backupFolder);
  if (!existsSync(staged)) return;
  for (const name of readdirSync(staged)) {
    const path = join(backupFolder, name);
    retire(path);
    if (name.endsWith(sealedSuffix)) retire(path.slice(0, -sealedSuffix.length));
    renameSync(join(staged, name), path);
  }
  syncFolderNow(backupFolder);
}

function retireKey(dataFolder: string, backupFolder: string | null, keepsOldKey: boolean): void {
  const key = readKeyFile(dataFolder);
  if (typeof key === 'object') {
    const folder = join(dataFolder, 'damaged');
    if (keepsOldKey) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      keepKey(folder, key);
    } else if (backupFolder !== null) dropKey(backupFolder, key.id);
  }
  removeKeyFile(dataFolder);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Overwrites what a file or a folder holds, then removes it. Disks that write elsewhere may keep it all the same. */
function wipe(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isDirectory()) for (const name of readdirSync(path)) wipe(join(path, name));
  else if (found.isFile() && found.nlink === 1) overwrite(path, found.size);
  rmSync(path, { recursive: true, force: true });
}

function overwrite(path: string, size: number): void {
  const nothing = Buffer.alloc(1_000_000);
  const file = openSync(path, 'r+');
  try {
    for (let left = size; left > 0; left -= nothing.length)
      writeAll(file, nothing.subarray(0, Math.min(left, nothing.length)));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
