import { storyHash } from '../storyHash.ts';
import type { JournalText } from './entry.ts';
import type { LineCodec } from './line.ts';
import { readSegment, type Segment } from './segments.ts';
import { applyEdit } from './textEdit.ts';

/** A text that fits its hash, and when its story was put into the trash, or null. */
export interface FoundText {
  readonly text: JournalText;
  readonly trashedAt: string | null;
}

/**
 * The newest text of each story that can be made from the journal. Each segment holds whole what it then
 * edits, so a segment that is damaged costs its own lines and no others.
 */
export function findTexts(
  segments: readonly Segment[],
  ids: ReadonlySet<string>,
  lines: LineCodec,
): ReadonlyMap<string, FoundText> {
  const texts = new Map<string, JournalText>();
  const trashed = new Map<string, string | null>();
  for (const { path } of segments) {
    const made = new Map<string, JournalText>();
    for (const { entry } of readSegmentIfPossible(path, lines)) {
      if (entry === null || entry.kind === 'begin') continue;
      const id = entry.kind === 'text' || entry.kind === 'edit' ? entry.facts.id : entry.id;
      if (!ids.has(id)) continue;
      if (entry.kind === 'text') made.set(id, entry.read());
      else if (entry.kind === 'edit') {
        const before = made.get(id);
        // Something in between was damaged: what comes after it cannot be made any more.
        if (before?.hash !== entry.from) continue;
        const { document, meta } = entry.read();
        made.set(id, {
          ...entry.facts,
          document: applyEdit(before.document, document),
          meta: applyEdit(before.meta, meta),
        });
      } else if (entry.kind === 'trash') trashed.set(id, entry.at);
      else for (const known of [made, texts, trashed]) known.delete(id);
    }
    for (const [id, text] of made) if (storyHash(text.document, text.meta) === text.hash) texts.set(id, text);
  }
  return new Map([...texts].map(([id, text]) => [id, { text, trashedAt: trashed.get(id) ?? null }] as const));
}

/** A bad sector: the other segments are still there to be read. */
function* readSegmentIfPossible(path: string, lines: LineCodec): ReturnType<typeof readSegment> {
  try {
    yield* readSegment(path, lines);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
