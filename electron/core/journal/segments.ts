import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { journalFormat, type ReadEntry, readEntry } from './entry.ts';
import type { LineCodec, RawLine } from './line.ts';

/** A file of the journal; the numbers are in the order they were written. */
export interface Segment {
  readonly number: number;
  readonly path: string;
}

export interface SegmentLine {
  readonly line: RawLine;
  /** Null for what only a newer Stet understands. */
  readonly entry: ReadEntry | null;
}

const pattern = /^(\d{6,})\.journal$/;

export function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.journal`);
}

/** In the order they were written; none when there is no journal. */
export function listSegments(folder: string): readonly Segment[] {
  return namesIn(folder)
    .flatMap((name) => {
      const number = pattern.exec(name)?.[1];
      return number === undefined ? [] : [{ number: Number(number), path: join(folder, name) }];
    })
    .sort((one, other) => one.number - other.number);
}

/** Takes away what was being written when a crash came. */
export function removeUnfinished(folder: string): void {
  for (const name of namesIn(folder)) if (name.endsWith('.part')) rmSync(join(folder, name));
}

/** Takes a segment away, with what was made of it. */
export function removeSegment(path: string): void {
  rmSync(`${path}.summary`, { force: true });
  rmSync(path);
}

/** Every sound line of a segment. One that a newer Stet began in another format has none. */
export function* readSegment(path: string, lines: LineCodec): Generator<SegmentLine> {
  for (const line of lines.read(readFileSync(path))) {
    const entry = readEntry(line);
    if (entry?.kind === 'begin' && entry.format > journalFormat) return;
    yield { line, entry };
  }
}

/** A folder that is not there, or cannot be read, holds no journal: the library opens all the same. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
