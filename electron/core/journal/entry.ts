import type { Line, RawLine } from './line.ts';
import type { TextEdit } from './textEdit.ts';

/** A story's text as it was saved. Document and meta are canonical JSON, `hash` is over both. */
export interface JournalText {
  readonly id: string;
  readonly revision: number;
  /** The library's number of this save. */
  readonly change: number;
  readonly schemaVersion: number;
  readonly hash: string;
  readonly createdAt: string;
  readonly savedAt: string;
  readonly document: string;
  readonly meta: string;
}

/** What happened to a story. `gone`: removed for good; nothing of its text is to stay. */
export type JournalEntry =
  | { readonly kind: 'text'; readonly text: JournalText }
  | { readonly kind: 'trash'; readonly id: string; readonly at: string | null; readonly change: number }
  | { readonly kind: 'gone'; readonly id: string; readonly change: number };

type TextFacts = Omit<JournalText, 'document' | 'meta'>;
type EditFacts = TextFacts & {
  /** The hash of the text that is edited. */
  readonly from: string;
  readonly document: readonly [start: number, removed: number];
  readonly meta: readonly [start: number, removed: number];
};

/** A line as it is understood. `begin` opens every segment. */
export type ReadEntry =
  | { readonly kind: 'begin'; readonly format: number; readonly library: string }
  | { readonly kind: 'text'; readonly facts: TextFacts; read(): JournalText }
  | {
      readonly kind: 'edit';
      readonly facts: TextFacts;
      readonly from: string;
      read(): { readonly document: TextEdit; readonly meta: TextEdit };
    }
  | Exclude<JournalEntry, { kind: 'text' }>;

/** Raised when an older Stet would read a segment wrongly. */
export const journalFormat = 1;

export function beginLine(library: string): Line {
  return { kind: 'begin', facts: JSON.stringify({ format: journalFormat, library }), texts: [] };
}

export function textLine({ document, meta, ...facts }: JournalText): Line {
  return { kind: 'text', facts: JSON.stringify(facts), texts: [document, meta] };
}

export function editLine(text: JournalText, from: string, document: TextEdit, meta: TextEdit): Line {
  const { document: _document, meta: _meta, ...facts } = text;
  const where: EditFacts = {
    ...facts,
    from,
    document: [document.start, document.removed],
    meta: [meta.start, meta.removed],
  };
  return { kind: 'edit', facts: JSON.stringify(where), texts: [document.inserted, meta.inserted] };
}

export function noteLine(entry: Exclude<JournalEntry, { kind: 'text' }>): Line {
  const { kind, ...facts } = entry;
  return { kind, facts: JSON.stringify(facts), texts: [] };
}

/** Null for a kind that only a newer Stet writes. */
export function readEntry(line: RawLine): ReadEntry | null {
  // A line that fits its checksum was written by the functions above.
  const facts: unknown = JSON.parse(line.facts);
  switch (line.kind) {
    case 'begin':
      return { kind: 'begin', ...(facts as { format: number; library: string }) };
    case 'text': {
      const textFacts = facts as TextFacts;
      return {
        kind: 'text',
        facts: textFacts,
        read() {
          const [document = '', meta = ''] = line.readTexts();
          return { ...textFacts, document, meta };
        },
      };
    }
    case 'edit': {
      const { from, document, meta, ...textFacts } = facts as EditFacts;
      return {
        kind: 'edit',
        facts: textFacts,
        from,
        read() {
          const [inDocument = '', inMeta = ''] = line.readTexts();
          return {
            document: { start: document[0], removed: document[1], inserted: inDocument },
            meta: { start: meta[0], removed: meta[1], inserted: inMeta },
          };
        },
      };
    }
    case 'trash':
      return { kind: 'trash', ...(facts as { id: string; at: string | null; change: number }) };
    case 'gone':
      return { kind: 'gone', ...(facts as { id: string; change: number }) };
    default:
      return null;
  }
}
