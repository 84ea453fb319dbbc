import type { EditorState, Transaction } from '@tiptap/pm/state';
import { textOf } from './storyMedia.ts';

/** A text to be written: what the node at `position` shall say. */
export interface WrittenText {
  readonly position: number;
  readonly text: string;
}

/**
 * The change that makes the texts say this, one step to undo. Of each only what differs is replaced, so that marks,
 * links and breaks around it stay; what is typed during one `visit` to a cell is undone together.
 */
export function writeTexts(
  state: EditorState,
  texts: readonly WrittenText[],
  visit?: string,
): Transaction | null {
  const transaction = state.tr;
  // From the end: what comes before keeps its position.
  for (const { position, text } of [...texts].sort((one, other) => other.position - one.position)) {
    const node = state.doc.nodeAt(position);
    if (node === null || !node.isTextblock) continue;
    replaceDifference(transaction, position + 1, textOf(node), inOneLine(text, textOf(node)));
  }
  if (!transaction.docChanged) return null;
  return visit === undefined ? transaction : transaction.setMeta('composition', visit);
}

function replaceDifference(transaction: Transaction, start: number, before: string, after: string): void {
  if (before === after) return;
  let same = 0;
  const most = Math.min(before.length, after.length);
  while (same < most && before[same] === after[same]) same += 1;
  if (same > 0 && isHigh(before.charCodeAt(same - 1))) same -= 1;
  let tail = 0;
  while (tail < most - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail -= 1;
  transaction.insertText(after.slice(same, after.length - tail), start + same, start + before.length - tail);
}

/** New line ends become spaces: these texts are one line each. Breaks that were there before may stay. */
function inOneLine(text: string, before: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\u0000/g, '');
  if (before.includes('\n') || before.includes('\ufffc')) return plain;
  return plain.replace(/\n+/g, ' ').replaceAll('\ufffc', '');
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
