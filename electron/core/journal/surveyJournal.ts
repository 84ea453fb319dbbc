import type { LineCodec } from './line.ts';
import { type JournalHead, readSummary, type SegmentSummary } from './segmentSummary.ts';
import type { Segment } from './segments.ts';

/** What stands in the journal, without its texts. */
export interface JournalSurvey {
  /** The library it belongs to; null for an empty journal. */
  readonly library: string | null;
  readonly heads: ReadonlyMap<string, JournalHead>;
  /** Removed for good. */
  readonly gone: ReadonlySet<string>;
  /** Of those, the ones of which something is still there: forgetting them was cut off. */
  readonly leftOver: ReadonlySet<string>;
  /** The number of the last change in each segment, by its path. */
  readonly lastChange: ReadonlyMap<string, number>;
  /** Segments, by path, that had to be read whole. */
  readonly unsummed: ReadonlyMap<string, SegmentSummary>;
}

/** Reads every segment, or its summary, once. */
export function surveyJournal(segments: readonly Segment[], lines: LineCodec): JournalSurvey {
  let library: string | null = null;
  const heads = new Map<string, JournalHead>();
  const gone = new Set<string>();
  const leftOver = new Set<string>();
  const written = new Set<string>();
  const lastChange = new Map<string, number>();
  const unsummed = new Map<string, SegmentSummary>();
  for (const { path } of segments) {
    const { summary, isMade } = readSummary(path, lines);
    if (!isMade) unsummed.set(path, summary);
    library = summary.library ?? library;
    lastChange.set(path, summary.lastChange);
    for (const id of summary.written) written.add(id);
    for (const [id, head] of summary.heads) {
      heads.set(id, head);
      gone.delete(id);
      leftOver.delete(id);
    }
    for (const id of summary.gone) {
      heads.delete(id);
      gone.add(id);
      if (written.delete(id)) leftOver.add(id);
    }
  }
  return { library, heads, gone, leftOver, lastChange, unsummed };
}
