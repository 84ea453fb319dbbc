import { splitBlock, splitBlockAs } from '@tiptap/pm/commands';
import { liftListItem, splitListItem } from '@tiptap/pm/schema-list';
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { depthOf, isSingleLine, nearText } from '../fields.ts';
import { isBare } from './isBare.ts';

/** Enter: a new paragraph in running text, the next field anywhere else. */
export const enter: Command = (state, dispatch, view) => {
  const { selection } = state;
  if (!(selection instanceof TextSelection)) return false;
  const { $from } = selection;
  const parent = $from.parent;
  if (isSingleLine(parent)) return moveOn(state, dispatch);
  if (parent.type.name === 'summaryItem' || parent.type.name === 'relatedStory') {
    if (selection.empty && parent.content.size === 0 && isBare(parent)) return leaveRow(state, dispatch);
    return splitSame(state, dispatch, view);
  }
  const item = depthOf($from, 'listItem');
  const listItem = state.schema.nodes['listItem'];
  if (item > 0 && item === $from.depth - 1 && listItem !== undefined) {
    if (splitListItem(listItem)(state, dispatch, view)) return true;
    return liftListItem(listItem)(state, dispatch, view);
  }
  const holder = $from.node(-1).type.name;
  // A pull quote holds one paragraph: Enter goes to who said it.
  if (holder === 'pullQuote') return moveOn(state, dispatch);
  const leaves = ['blockquote', 'factBox', 'notice', 'correction'];
  if (leaves.includes(holder) && selection.empty && parent.content.size === 0 && isLastText(state)) {
    return leaveRow(state, dispatch);
  }
  if (parent.type.name === 'paragraph') return splitSame(state, dispatch, view);
  if (
    !splitBlock(state, dispatch && ((transaction) => dispatch(plainAfterHeading(transaction, state))), view)
  ) {
    return moveOn(state, dispatch);
  }
  return true;
};

/** Two of the same kind: the schema's own choice after a quotation's paragraph would be who said it. */
const splitSame = splitBlockAs((node) => ({ type: node.type }));

/** Ctrl+Enter: out of whatever one is in, to a new paragraph after it. */
export const leaveBlock: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth === 0) return false;
  if ($from.node(1).type.name !== 'body') return moveOn(state, dispatch);
  if ($from.depth < 2) return false;
  dispatch?.(paragraphAfter(state.tr, $from.after(2)).scrollIntoView());
  return true;
};

/** To the next text; out of a block of the body to a paragraph after it. */
export const moveOn: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const next = nearText(state.doc, $to.after(), 1);
  const inBody = $to.depth > 2 && $to.node(1).type.name === 'body';
  if (inBody && (next === null || next.from > $to.end(2))) {
    const after = $to.after(2);
    const follower = state.doc.nodeAt(after);
    if (follower === null || !follower.isTextblock || $to.indexAfter(1) >= $to.node(1).childCount) {
      dispatch?.(paragraphAfter(state.tr, after).scrollIntoView());
      return true;
    }
  }
  if (next !== null)
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, next.from)).scrollIntoView());
  return true;
};

/** Takes the empty row at the end away, if it is not the only one, and moves on. */
function leaveRow(state: EditorState, dispatch: ((transaction: Transaction) => void) | undefined): boolean {
  const { $from } = state.selection;
  const position = $from.before();
  const row = $from.parent;
  const transaction = state.tr;
  const mayGo =
    $from.node(-1).canReplace($from.index(-1), $from.index(-1) + 1) && $from.index(-1) > firstRow(state);
  if (!mayGo) return moveOn(state, dispatch);
  const inBody = $from.depth > 2 && $from.node(1).type.name === 'body';
  const endsHere = $from.node(-1).lastChild === row && $from.depth === 3;
  transaction.delete(position, position + row.nodeSize);
  if (inBody && endsHere) paragraphAfter(transaction, $from.after(2) - row.nodeSize);
  else {
    const next = nearText(transaction.doc, position, 1);
    if (next !== null) transaction.setSelection(next);
  }
  dispatch?.(transaction.scrollIntoView());
  return true;
}

/** Boxes with a title begin their rows after it. */
function firstRow(state: EditorState): number {
  const holder = state.selection.$from.node(-1);
  return holder.firstChild !== null && isSingleLine(holder.firstChild) ? 1 : 0;
}

function isLastText(state: EditorState): boolean {
  const { $from } = state.selection;
  const holder = $from.node(-1);
  const next = $from.indexAfter(-1) < holder.childCount ? holder.child($from.indexAfter(-1)) : null;
  return next === null || isSingleLine(next);
}

export function paragraphAfter(transaction: Transaction, position: number): Transaction {
  const paragraph = transaction.doc.type.schema.nodes['paragraph']?.create();
  if (paragraph === undefined) return transaction;
  transaction.insert(position, paragraph);
  return transaction.setSelection(TextSelection.create(transaction.doc, position + 1));
}

/** What follows a subheading cut at its end is plain text. */
function plainAfterHeading(transaction: Transaction, before: EditorState): Transaction {
  const { $from } = transaction.selection;
  const paragraph = transaction.doc.type.schema.nodes['paragraph'];
  const wasHeading = before.selection.$from.parent.type.name === 'subheading';
  if (wasHeading && paragraph !== undefined && $from.parent.content.size === 0) {
    transaction.setBlockType($from.pos, $from.pos, paragraph);
  }
  return transaction;
}
