import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '../../../shared/zod.ts';
import { writeDurably } from '../writeDurably.ts';

/**
 * How a library that could not be used was replaced. It stays in the data folder until all that can be read of
 * the old one has been taken over, so that a start that is cut off is not the end of it.
 */
const recovery = z.object({
  /** `damaged`: not sound. `log`: its -wal belonged to another. `gone`: no library where there had been one. */
  cause: z.enum(['damaged', 'log', 'gone']),
  /** Where the old one lies now, as it was found; null when there was none. */
  aside: z.string().nullable(),
  /** What stands in its place: itself without the log, a backup, or an empty library. */
  base: z.enum(['alone', 'backup', 'nothing']),
  /** When the backup was made, RFC 3339. */
  backupAt: z.string().nullable(),
});
export type Recovery = z.infer<typeof recovery>;

const noteIn = (dataFolder: string) => join(dataFolder, 'recovering.json');

export function readRecovery(dataFolder: string): Recovery | null {
  try {
    return recovery.parse(JSON.parse(readFileSync(noteIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

export function noteRecovery(dataFolder: string, found: Recovery): void {
  writeDurably(noteIn(dataFolder), JSON.stringify(found));
}

export function endRecovery(dataFolder: string): void {
  rmSync(noteIn(dataFolder), { force: true });
}
