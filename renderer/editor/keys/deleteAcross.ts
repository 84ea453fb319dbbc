import type { Node } from '@tiptap/pm/model';
import { AllSelection, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { isOpenBlock, isSingleLine } from '../fields.ts';

/**
 * Whether a selection begins and ends in different fields, so that deleting it must not join them: from the
 * headline into the body, from a caption into the next paragraph, out of a box.
 */
export function spansFields(state: EditorState): boolean {
  const { selection } = state;
  if (selection.empty) return false;
  if (selection instanceof AllSelection) return true;
  if (!(selection instanceof TextSelection)) return false;
  const { $from, $to } = selection;
  const shared = $from.sharedDepth($to.pos);
  if ($from.node(shared).isTextblock) return false;
  for (const $end of [$from, $to]) {
    for (let depth = shared + 1; depth <= $end.depth; depth += 1) {
      const node = $end.node(depth);
      if (!isOpenBlock(node) || isSingleLine(node)) return true;
    }
  }
  return false;
}

/** Empties what is selected field by field: fixed fields stay, whole blocks in between go. */
export function deleteAcross(transaction: Transaction, from: number, to: number): Transaction {
  clear(transaction, transaction.doc, 0, from, to);
  const end = Math.min(transaction.mapping.map(from, -1), transaction.doc.content.size);
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(end), 1));
}

/** `start` is where the node's content begins. Works from the end, so that what comes before keeps its place. */
function clear(transaction: Transaction, node: Node, start: number, from: number, to: number): void {
  const places: number[] = [];
  node.forEach((_child, offset) => places.push(start + offset));
  for (let index = node.childCount - 1; index >= 0; index -= 1) {
    const child = node.child(index);
    const position = places[index] ?? start;
    const end = position + child.nodeSize;
    if (end <= from || position >= to) continue;
    const isWhole = from <= position && to >= end;
    if (isWhole && mayRemove(transaction, position, index)) transaction.delete(position, end);
    else if (isWhole && node.type.name === 'body') replaceWithParagraph(transaction, position, end);
    else if (child.isTextblock) {
      const first = Math.max(from, position + 1);
      const last = Math.min(to, end - 1);
      if (first < last) transaction.delete(first, last);
    } else if (!child.isAtom) clear(transaction, child, position + 1, from, to);
  }
}

function mayRemove(transaction: Transaction, position: number, index: number): boolean {
  const parent = transaction.doc.resolve(position).parent;
  // A table without a cell is no rectangle: it goes whole or not at all.
  if (parent.type.spec['tableRole'] !== undefined) return false;
  return parent.canReplace(index, index + 1);
}

function replaceWithParagraph(transaction: Transaction, from: number, to: number): void {
  const paragraph = transaction.doc.type.schema.nodes['paragraph'];
  if (paragraph !== undefined) transaction.replaceWith(from, to, paragraph.create());
}
