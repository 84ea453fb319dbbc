import { readFileSync, statSync } from 'node:fs';
import { writeDurably } from '../writeDurably.ts';
import type { LineCodec } from './line.ts';
import { readSegment } from './segments.ts';

/** The newest that a segment knows of a story. */
export interface JournalHead {
  readonly revision: number;
  readonly change: number;
  readonly hash: string;
  readonly savedAt: string;
}

/** What stands in a segment, without its texts. */
export interface SegmentSummary {
  /** The library it belongs to; null when it does not say. */
  readonly library: string | null;
  /** The number of its last change. */
  readonly lastChange: number;
  /** Stories whose last line is a text. */
  readonly heads: readonly (readonly [id: string, head: JournalHead])[];
  /** Stories whose last line says that they were removed for good. */
  readonly gone: readonly string[];
  /** Stories of which there are lines that forgetting would take away. */
  readonly written: readonly string[];
}

/** A segment smaller than this is read as fast as its summary, in bytes. */
const worthSumming = 200_000;

const summaryPath = (segment: string) => `${segment}.summary`;

/** Reads a segment, or the summary that was made of it. One that cannot be read is empty. */
export function readSummary(
  segment: string,
  lines: LineCodec,
): { readonly summary: SegmentSummary; readonly isMade: boolean } {
  try {
    const size = statSync(segment).size;
    const made = size < worthSumming ? null : readMade(segment, size, lines);
    return { summary: made ?? summarise(segment, lines), isMade: made !== null || size < worthSumming };
  } catch (error) {
    // A bad sector: the other segments, and the library itself, are still there to be read.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { summary: empty, isMade: true };
  }
}

/** Keeps a summary for the next start. A segment is not written to any more then. */
export function keepSummary(segment: string, summary: SegmentSummary, lines: LineCodec): void {
  try {
    const facts = JSON.stringify({ size: statSync(segment).size, ...summary });
    writeDurably(summaryPath(segment), lines.encode({ kind: 'summary', facts, texts: [] }));
  } catch (error) {
    // It saves time, nothing else.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** Null when there is none, or when the segment has been written to since. */
function readMade(segment: string, size: number, lines: LineCodec): SegmentSummary | null {
  try {
    const [line] = lines.read(readFileSync(summaryPath(segment)));
    if (line?.kind !== 'summary') return null;
    // It fits its checksum, so `keepSummary` wrote it.
    const made = JSON.parse(line.facts) as SegmentSummary & { readonly size: number };
    return made.size === size ? made : null;
  } catch {
    return null;
  }
}

function summarise(segment: string, lines: LineCodec): SegmentSummary {
  let library: string | null = null;
  let lastChange = 0;
  const heads = new Map<string, JournalHead>();
  const gone = new Set<string>();
  const written = new Set<string>();
  for (const { entry } of readSegment(segment, lines)) {
    if (entry === null) continue;
    if (entry.kind === 'begin') {
      library = entry.library;
      continue;
    }
    if (entry.kind === 'text' || entry.kind === 'edit') {
      const { id, revision, change, hash, savedAt } = entry.facts;
      lastChange = Math.max(lastChange, change);
      heads.set(id, { revision, change, hash, savedAt });
      gone.delete(id);
      written.add(id);
      continue;
    }
    lastChange = Math.max(lastChange, entry.change);
    if (entry.kind === 'trash') written.add(entry.id);
    else {
      heads.delete(entry.id);
      gone.add(entry.id);
    }
  }
  return { library, lastChange, heads: [...heads], gone: [...gone], written: [...written] };
}

const empty: SegmentSummary = { library: null, lastChange: 0, heads: [], gone: [], written: [] };
