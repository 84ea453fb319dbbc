import { readdirSync } from 'node:fs';

/** What Stet itself calls its library and its keys, and what SQLite and a write that was cut off add. */
const own = /^(stet|search|lock)\.sqlite(-wal|-shm|-journal|\.part.*)?$|^library-key(-copy)?\.json(\.part)?$/;
/**
 * Names that a sync program makes of those when two machines wrote: "stet (conflicted copy 2026-11-25).sqlite",
 * "stet.sync-conflict-….sqlite", "stet 2.sqlite", "stet-OFFICE-PC.sqlite", "Copy of stet.sqlite", in whatever language.
 */
const alike = /stet.*\.sqlite|library-key.*\.json/i;

/** Other copies of the library, or of its key, that lie beside it; a folder that cannot be read has none. */
export function findConflictCopies(dataFolder: string): readonly string[] {
  try {
    return readdirSync(dataFolder)
      .filter((name) => alike.test(name) && !own.test(name))
      .sort();
  } catch {
    return [];
  }
}
