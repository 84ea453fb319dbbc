import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { privateFile, writeAtomically } from './files.ts';

/** Where the Stet that uses a data folder can be reached: `desk.json` in it, readable by the owner alone. */
const deskNote = z.object({
  pid: z.int(),
  /** `http://127.0.0.1:PORT/`, or null when this host takes no calls from outside. */
  url: z.string().nullable(),
  token: z.string(),
});
export type DeskNote = z.infer<typeof deskNote>;

const pathIn = (dataFolder: string) => join(dataFolder, 'desk.json');

/** Null when there is none. A note may outlive its Stet: the lock alone says whether the folder is in use. */
export function readDeskNote(dataFolder: string): DeskNote | null {
  try {
    return deskNote.parse(JSON.parse(readFileSync(pathIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

export async function writeDeskNote(dataFolder: string, note: DeskNote): Promise<void> {
  await writeAtomically(pathIn(dataFolder), JSON.stringify(note), { mode: privateFile });
}

export function removeDeskNote(dataFolder: string): void {
  rmSync(pathIn(dataFolder), { force: true });
}
