import { closeHistory } from '@tiptap/pm/history';
import {
  type Command,
  type EditorState,
  NodeSelection,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { labelOf } from '../fields.ts';

const movable: ReadonlySet<string> = new Set([
  'body',
  'bylines',
  'summary',
  'bulletList',
  'orderedList',
  'relatedStories',
]);

interface Row {
  readonly depth: number;
  readonly index: number;
}

/** The row around the selection that can change places with its neighbour: a block, a bullet, a contributor. */
function rowAt(state: EditorState): Row | null {
  const { selection } = state;
  const { $from } = selection;
  if (selection instanceof NodeSelection && movable.has($from.parent.type.name)) {
    return { depth: $from.depth, index: $from.index() };
  }
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (movable.has($from.node(depth - 1).type.name))
      return { depth: depth - 1, index: $from.index(depth - 1) };
  }
  return null;
}

/** Moves the block one place up (-1) or down (1), the caret with it. `tell` gets a sentence for screen readers. */
export function moveBlock(direction: 1 | -1, tell?: (message: string) => void): Command {
  return (state, dispatch) => {
    const row = rowAt(state);
    if (row === null) return false;
    const { $from } = state.selection;
    const holder = $from.node(row.depth);
    const target = row.index + direction;
    if (target < 0 || target >= holder.childCount) {
      if (dispatch !== undefined) tell?.(direction === -1 ? 'Already first' : 'Already last');
      return true;
    }
    if (dispatch === undefined) return true;
    const moved = holder.child(row.index);
    const neighbour = holder.child(target);
    const position = $from.posAtIndex(row.index, row.depth);
    const transaction = state.tr;
    const landing = direction === -1 ? position - neighbour.nodeSize : position + neighbour.nodeSize;
    transaction.delete(position, position + moved.nodeSize).insert(landing, moved);
    keepSelection(transaction, state.selection, landing - position);
    tell?.(
      `${labelOf(moved)} moved ${direction === -1 ? 'up' : 'down'}, now ${target + 1} of ${holder.childCount}`,
    );
    // Each move is undone by itself, however fast they follow.
    dispatch(closeHistory(transaction.scrollIntoView()));
    return true;
  };
}

function keepSelection(transaction: Transaction, selection: Selection, shift: number): void {
  const { doc } = transaction;
  if (selection instanceof NodeSelection) {
    transaction.setSelection(NodeSelection.create(doc, selection.from + shift));
    return;
  }
  const anchor = doc.resolve(selection.anchor + shift);
  const head = doc.resolve(selection.head + shift);
  transaction.setSelection(TextSelection.between(anchor, head));
}
