import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '../../shared/zod.ts';
import { privateFile, writeAtomically } from './files.ts';

/** Where the Stet that uses a data folder can be reached: `desk.json` in it, readable by the owner alone. */
const deskNote = z.object({
  pid: z.int(),
  /** `http://127.0.0.1:PORT/`, or null when this host takes no calls from outside. */
  url: z.string().nullable(),
  token: z.string(),
});
export type DeskNote = z.infer<typeof deskNote>;

const noteIn = (dataFolder: string) => join(dataFolder, 'desk.json');
/** A page that leads to the desk: a browser told to open it has no secret among its arguments, for all to read. */
export const doorIn = (dataFolder: string) => join(dataFolder, 'desk.html');

/** Null when there is none. A note may outlive its Stet: the lock alone says whether the folder is in use. */
export function readDeskNote(dataFolder: string): DeskNote | null {
  try {
    return deskNote.parse(JSON.parse(readFileSync(noteIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

export async function writeDeskNote(dataFolder: string, note: DeskNote): Promise<void> {
  await writeAtomically(noteIn(dataFolder), JSON.stringify(note), { mode: privateFile });
  if (note.url === null) return;
  await writeAtomically(doorIn(dataFolder), door(`${note.url}#t=${note.token}`), { mode: privateFile });
}

export function removeDeskNote(dataFolder: string): void {
  for (const path of [noteIn(dataFolder), doorIn(dataFolder)]) rmSync(path, { force: true });
}

function door(address: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>Stet</title>
<script>location.replace(${JSON.stringify(address)});</script>
`;
}
