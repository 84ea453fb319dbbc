import { mkdirSync, rmSync, statSync } from 'node:fs';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { editLine, type JournalEntry, type JournalText, noteLine, textLine } from './entry.ts';
import { type FoundText, findTexts } from './findTexts.ts';
import { forgetInSegment } from './forgetInSegment.ts';
import { type Line, linesOf } from './line.ts';
import { keepSummary } from './segmentSummary.ts';
import { listSegments, removeSegment, removeUnfinished, type Segment, segmentPath } from './segments.ts';
import { beginSegment, type SegmentWriter } from './segmentWriter.ts';
import { type JournalSurvey, surveyJournal } from './surveyJournal.ts';
import { editBetween } from './textEdit.ts';

/** A segment is closed when it is larger than this, in bytes. */
const fullSegment = 4_000_000;
/** Texts that are remembered so that the next save of one needs only what changed, in UTF-16 units. */
const mostRemembered = 8_000_000;

/**
 * The recovery journal: the text of every save once more, in files of their own beside the library, so that
 * a library that is damaged, or older than it was, can be made whole. Each segment holds a story's text once
 * whole and then what each save changed.
 */
export interface Journal {
  /** What stood in it when it was opened. */
  readonly survey: JournalSurvey;
  /** Says whose texts come now. Nothing is written before. */
  belongTo(library: string): void;
  /** Never throws: what cannot be written here is in the library all the same. */
  write(entries: readonly JournalEntry[]): void;
  /** Takes away all texts of stories that are gone, soon. */
  forget(ids: Iterable<string>): void;
  find(ids: ReadonlySet<string>): ReadonlyMap<string, FoundText>;
  /** Drops segments of before a time (ms) that hold nothing later than the library's change `covered`. */
  drop(covered: number, before: number): void;
  close(): void;
}

export interface JournalOptions {
  readonly folder: string;
  /** Of an encrypted library. */
  readonly key: LibraryKey | null;
  /** Called once when it cannot be written, and again only after it could be in between. */
  readonly onTrouble: (error: unknown) => void;
}

/** Opens the journal of a data folder. It makes nothing until it is written to. Throws a file system error. */
export function openJournal({ folder, key, onTrouble }: JournalOptions): Journal {
  const codec = linesOf(key);
  const found = listSegments(folder);
  const survey = surveyJournal(found, codec);
  const lastChange = new Map(survey.lastChange);
  const remembered = new Map<string, JournalText>();
  let rememberedSize = 0;
  let library: string | null = null;
  let writer: SegmentWriter | null = null;
  let lastNumber = found.at(-1)?.number ?? 0;
  let isInTrouble = false;
  let toForget: { ids: Set<string>; segments: Segment[] } | null = null;
  let forgetting: NodeJS.Immediate | null = null;

  /** What cannot be brought to the disk now is in the library, and the next write says what is wrong. */
  function endSegment(): void {
    const last = writer;
    writer = null;
    remembered.clear();
    rememberedSize = 0;
    try {
      last?.close();
    } catch (error) {
      if (!isFileError(error)) throw error;
    }
  }

  function nextSegment(): SegmentWriter {
    if (writer !== null && writer.size() < fullSegment) return writer;
    endSegment();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lastNumber += 1;
    writer = beginSegment(segmentPath(folder, lastNumber), library ?? '', codec);
    return writer;
  }

  function remember(text: JournalText): void {
    letGo(text.id);
    remembered.set(text.id, text);
    rememberedSize += text.document.length + text.meta.length;
    for (const oldest of remembered.keys()) {
      if (rememberedSize <= mostRemembered) return;
      letGo(oldest);
    }
  }

  function letGo(id: string): void {
    const known = remembered.get(id);
    if (known === undefined) return;
    rememberedSize -= known.document.length + known.meta.length;
    remembered.delete(id);
  }

  function lineOf(entry: JournalEntry): Line {
    if (entry.kind !== 'text') {
      if (entry.kind === 'gone') letGo(entry.id);
      return noteLine(entry);
    }
    const { text } = entry;
    const before = remembered.get(text.id);
    remember(text);
    return (before && shortLine(before, text)) ?? textLine(text);
  }

  function write(entries: readonly JournalEntry[]): void {
    for (let next = 0; next < entries.length; ) {
      const segment = nextSegment();
      const lines: Buffer[] = [];
      let size = segment.size();
      let last = lastChange.get(segment.path) ?? 0;
      for (; next < entries.length && size < fullSegment; next += 1) {
        const entry = entries[next];
        if (entry === undefined) break;
        const line = codec.encode(lineOf(entry));
        size += line.length;
        last = Math.max(last, entry.kind === 'text' ? entry.text.change : entry.change);
        lines.push(line);
      }
      segment.write(lines);
      lastChange.set(segment.path, last);
    }
  }

  /** Ends a segment that could not be written; an empty one is of no use to anybody. */
  function endTrouble(): void {
    const failed = writer;
    endSegment();
    try {
      if (failed?.isEmpty() === true) rmSync(failed.path);
    } catch (error) {
      if (!isFileError(error)) throw error;
    }
  }

  function orSay(work: () => void): void {
    try {
      work();
      isInTrouble = false;
    } catch (error) {
      if (!isFileError(error)) throw error;
      // Part of a line may be in the file: the next save begins another one, with whole texts.
      endTrouble();
      if (!isInTrouble) onTrouble(error);
      isInTrouble = true;
    }
  }

  function forgetSome(): void {
    forgetting = null;
    const segment = toForget?.segments.shift();
    if (toForget === null || segment === undefined) {
      toForget = null;
      return;
    }
    try {
      forgetInSegment(segment.path, toForget.ids, codec);
    } catch (error) {
      // The next start sees what is left and tries again.
      if (!isFileError(error)) throw error;
    }
    forgetting = setImmediate(forgetSome);
  }

  return {
    survey,
    belongTo(id) {
      library = id;
      // Even without a text it says later that there was a library.
      if (found.length === 0) orSay(() => nextSegment());
      removeUnfinished(folder);
      for (const [path, summary] of survey.unsummed) keepSummary(path, summary, codec);
    },
    write(entries) {
      if (library === null || entries.length === 0) return;
      orSay(() => write(entries));
    },
    forget(ids) {
      endSegment();
      toForget = { ids: new Set([...(toForget?.ids ?? []), ...ids]), segments: [...listSegments(folder)] };
      if (toForget.ids.size > 0) forgetting ??= setImmediate(forgetSome);
    },
    find: (ids) => findTexts(listSegments(folder), ids, codec),
    drop(covered, before) {
      // The last one stays, if only to say that there was a library.
      for (const { path } of listSegments(folder).slice(0, -1)) {
        if (path === writer?.path || (lastChange.get(path) ?? 0) > covered) continue;
        if (statSync(path).mtimeMs < before) removeSegment(path);
      }
    },
    close() {
      while (forgetting !== null) {
        clearImmediate(forgetting);
        forgetSome();
      }
      endSegment();
    },
  };
}

/** What changed, when that is much shorter than the text; else null. */
function shortLine(before: JournalText, text: JournalText): Line | null {
  const document = editBetween(before.document, text.document);
  const meta = editBetween(before.meta, text.meta);
  const length = document.inserted.length + meta.inserted.length;
  if (length * 2 > text.document.length + text.meta.length) return null;
  return editLine(text, before.hash, document, meta);
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
