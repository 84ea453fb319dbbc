import { commonPairs } from './commonPairs.ts';
import type { StoryLine } from './storyLines.ts';

export interface TextPart {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'removed';
}

/** A line of the comparison; `parts` read as the old text without the added ones and the new without the removed. */
export interface ComparedLine {
  readonly label: string;
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly parts: readonly TextPart[];
}

/** What became of one text on the way to the other, line by line and word by word. */
export function compareLines(
  before: readonly StoryLine[],
  after: readonly StoryLine[],
): readonly ComparedLine[] {
  const key = ({ label, text }: StoryLine): string => `${label}\u0000${text}`;
  const pairs = commonPairs(before.map(key), after.map(key));
  const compared: ComparedLine[] = [];
  let left = 0;
  let right = 0;
  const between = (leftEnd: number, rightEnd: number): void => {
    compared.push(...compareRun(before.slice(left, leftEnd), after.slice(right, rightEnd)));
  };
  for (const [one, other] of pairs) {
    between(one, other);
    const line = after[other];
    if (line !== undefined) {
      compared.push({ label: line.label, kind: 'same', parts: [{ text: line.text, kind: 'same' }] });
    }
    left = one + 1;
    right = other + 1;
  }
  between(before.length, after.length);
  return compared;
}

/** Lines between two common ones: a rewritten line is paired with what it was, the rest came or went. */
function compareRun(before: readonly StoryLine[], after: readonly StoryLine[]): readonly ComparedLine[] {
  const compared: ComparedLine[] = [];
  let added: ComparedLine[] = [];
  let next = 0;
  const flush = (end: number): void => {
    compared.push(...before.slice(next, end).map(removed), ...added);
    added = [];
    next = end;
  };
  for (const line of after) {
    const isOnly = isSingle(before, line.label) && isSingle(after, line.label);
    const match = before.findIndex(
      (old, index) =>
        index >= next && old.label === line.label && (isOnly || likeness(old.text, line.text) > 0.3),
    );
    const old = before[match];
    if (old === undefined) {
      added.push({ label: line.label, kind: 'added', parts: [{ text: line.text, kind: 'added' }] });
      continue;
    }
    flush(match);
    compared.push({ label: line.label, kind: 'changed', parts: compareWords(old.text, line.text) });
    next = match + 1;
  }
  flush(before.length);
  return compared;
}

/** A headline is the same headline however it was rewritten; one paragraph is not like another. */
function isSingle(lines: readonly StoryLine[], label: string): boolean {
  return label !== 'Paragraph' && lines.filter((line) => line.label === label).length === 1;
}

function removed({ label, text }: StoryLine): ComparedLine {
  return { label, kind: 'removed', parts: [{ text, kind: 'removed' }] };
}

const words = /\s+|[\p{L}\p{N}\p{M}]+|./gsu;

function split(text: string): readonly string[] {
  return text.match(words) ?? [];
}

/** Share of words in common, 0 to 1. */
function likeness(one: string, other: string): number {
  const left = new Set(split(one).filter((word) => word.trim() !== ''));
  const right = new Set(split(other).filter((word) => word.trim() !== ''));
  if (left.size === 0 || right.size === 0) return 0;
  return [...left].filter((word) => right.has(word)).length / Math.max(left.size, right.size);
}

/**
 * What went comes before what came. A lone space between two changed words counts as changed with them:
 * a rewritten phrase reads as one, not as a patchwork.
 */
export function compareWords(before: string, after: string): readonly TextPart[] {
  const left = split(before);
  const right = split(after);
  const parts: TextPart[] = [];
  let removed = '';
  let added = '';
  let space = '';
  let leftAt = 0;
  let rightAt = 0;
  const flush = (same: string): void => {
    if (removed !== '') parts.push({ text: removed, kind: 'removed' });
    if (added !== '') parts.push({ text: added, kind: 'added' });
    const last = parts.at(-1);
    if (last?.kind === 'same') parts[parts.length - 1] = { text: last.text + space + same, kind: 'same' };
    else if (space + same !== '') parts.push({ text: space + same, kind: 'same' });
    removed = '';
    added = '';
    space = '';
  };
  for (const [one, other] of [...commonPairs(left, right), [left.length, right.length] as const]) {
    const gone = left.slice(leftAt, one).join('');
    const come = right.slice(rightAt, other).join('');
    if (gone !== '' || come !== '') {
      removed += space + gone;
      added += space + come;
      space = '';
    }
    const same = left[one] ?? '';
    const isBetweenChanges = (removed !== '' || added !== '') && space === '' && same.trim() === '';
    if (isBetweenChanges) space = same;
    else flush(same);
    leftAt = one + 1;
    rightAt = other + 1;
  }
  flush('');
  return parts;
}
