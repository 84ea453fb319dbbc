import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import { writeDurably } from '../writeDurably.ts';
import type { LineCodec } from './line.ts';
import { readSegment, type SegmentLine } from './segments.ts';

/**
 * Writes a segment anew without the texts of stories that are removed for good, and overwrites the bytes of
 * the old one where the system lets it. After a crash either is there, whole. What came after a removal stays: the story was put back.
 */
export function forgetInSegment(path: string, ids: ReadonlySet<string>, codec: LineCodec): void {
  const lines = [...readSegment(path, codec)];
  const removedAt = new Map<string, number>();
  lines.forEach(({ entry }, index) => {
    if (entry?.kind === 'gone') removedAt.set(entry.id, index);
  });
  const isKept = ({ entry }: SegmentLine, index: number): boolean => {
    const id = idOfText(entry);
    return id === null || !ids.has(id) || index > (removedAt.get(id) ?? lines.length);
  };
  const kept = Buffer.concat(lines.filter(isKept).map(({ line }) => line.bytes));
  const { size } = statSync(path);
  // A line that was torn or damaged may hold any story's text: it goes as well.
  if (kept.length === size || lines.length === 0) return;
  // Windows does not replace a file that is open.
  const old = process.platform === 'win32' ? null : openSync(path, 'r+');
  try {
    writeDurably(path, kept);
    if (old === null) return;
    writeSync(old, Buffer.alloc(size), 0, size, 0);
    fdatasyncSync(old);
  } finally {
    if (old !== null) closeSync(old);
  }
}

function idOfText(entry: SegmentLine['entry']): string | null {
  if (entry?.kind === 'text' || entry?.kind === 'edit') return entry.facts.id;
  return entry?.kind === 'trash' ? entry.id : null;
}
