import { joinBackward, joinForward } from '@tiptap/pm/commands';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { liftListItem } from '@tiptap/pm/schema-list';
import {
  type Command,
  type EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { blockDepth, isSingleLine, nearText } from '../fields.ts';
import { deleteAcross, spansFields } from './deleteAcross.ts';
import { isBare } from './isBare.ts';

type Dispatch = ((transaction: Transaction) => void) | undefined;

export const deleteSpanning: Command = (state, dispatch) => {
  if (!spansFields(state)) return false;
  const { from, to } = state.selection;
  dispatch?.(deleteAcross(state.tr, from, to).scrollIntoView());
  return true;
};

/**
 * Backspace at the start of a block. Running text joins as everywhere; at the edge of a field or a box the
 * caret only walks into what comes before, because text of two fields is never made one.
 */
export const backspace: Command = (state, dispatch, view) => {
  if (deleteSpanning(state, dispatch)) return true;
  const $cursor = cursorAt(state);
  if ($cursor === null) return false;
  if (selectOpaque(state, dispatch, -1)) return true;
  const atStart = view === undefined ? $cursor.parentOffset === 0 : view.endOfTextblock('backward', state);
  if (!atStart || $cursor.parentOffset > 0) return false;
  const { parent } = $cursor;
  const index = $cursor.index(-1);
  const listItem = state.schema.nodes['listItem'];
  const paragraph = state.schema.nodes['paragraph'];
  if (parent.type.name === 'subheading' && paragraph !== undefined) {
    dispatch?.(state.tr.setBlockType($cursor.pos, $cursor.pos, paragraph));
    return true;
  }
  if ($cursor.node(-1).type.name === 'listItem' && index === 0 && listItem !== undefined) {
    return liftListItem(listItem)(state, dispatch, view);
  }
  const before = index > 0 ? $cursor.node(-1).child(index - 1) : null;
  if (before === null || isSingleLine(parent) || isSingleLine(before)) {
    return (
      removeEmptyBlock(state, dispatch, $cursor) ||
      removeEmptyRow(state, dispatch, $cursor, -1) ||
      walk(state, dispatch, -1)
    );
  }
  if (hasAddress(parent))
    return parent.content.size === 0 ? select(state, dispatch, $cursor.before()) : walk(state, dispatch, -1);
  if (before.isTextblock) return joinBackward(state, dispatch, view);
  return (
    joinWithText(state, dispatch, $cursor) ||
    removeEmptyRow(state, dispatch, $cursor, -1) ||
    walk(state, dispatch, -1)
  );
};

/** Delete at the end of a block: the mirror of Backspace. */
export const deleteForward: Command = (state, dispatch, view) => {
  if (deleteSpanning(state, dispatch) || selectOpaque(state, dispatch, 1)) return true;
  const $cursor = cursorAt(state);
  if ($cursor === null || $cursor.parentOffset < $cursor.parent.content.size) return false;
  const holder = $cursor.node(-1);
  const index = $cursor.indexAfter(-1);
  const after = index < holder.childCount ? holder.child(index) : null;
  const isRow =
    !isSingleLine($cursor.parent) &&
    after?.isTextblock === true &&
    !isSingleLine(after) &&
    !hasAddress(after);
  if (isRow || holder.type.name === 'listItem') return joinForward(state, dispatch, view);
  return removeEmptyRow(state, dispatch, $cursor, 1) || walk(state, dispatch, 1);
};

/** A related story that leads somewhere: joined to its neighbour, it would lose its way. */
function hasAddress(row: Node): boolean {
  return row.type.name === 'relatedStory' && (row.attrs['url'] ?? null) !== null;
}

function cursorAt(state: EditorState): ResolvedPos | null {
  return state.selection instanceof TextSelection ? state.selection.$cursor : null;
}

/** A part of the line that a newer Stet wrote is selected first: the next press takes it out. */
function selectOpaque(state: EditorState, dispatch: Dispatch, direction: 1 | -1): boolean {
  const $cursor = cursorAt(state);
  const neighbour = direction === -1 ? $cursor?.nodeBefore : $cursor?.nodeAfter;
  if (!$cursor || neighbour?.type.name !== 'unknownInline') return false;
  return select(state, dispatch, direction === -1 ? $cursor.pos - neighbour.nodeSize : $cursor.pos);
}

/** The caret goes to the nearest text; a rule or a contributor on the way is selected instead. */
function walk(state: EditorState, dispatch: Dispatch, direction: 1 | -1): boolean {
  const { $from } = state.selection;
  const edge = direction === -1 ? $from.before() : $from.after();
  const $edge = state.doc.resolve(edge);
  const neighbour = direction === -1 ? $edge.nodeBefore : $edge.nodeAfter;
  if (neighbour?.isAtom === true && NodeSelection.isSelectable(neighbour)) {
    return select(state, dispatch, direction === -1 ? edge - neighbour.nodeSize : edge);
  }
  const found = nearText(state.doc, edge, direction);
  if (found !== null) dispatch?.(state.tr.setSelection(found).scrollIntoView());
  return true;
}

/** An empty paragraph or bullet goes, unless it is the last of its kind there or has an address. */
function removeEmptyRow(
  state: EditorState,
  dispatch: Dispatch,
  $cursor: ResolvedPos,
  direction: 1 | -1,
): boolean {
  const { parent } = $cursor;
  if (parent.content.size > 0 || isSingleLine(parent)) return false;
  if (parent.type.name === 'relatedStory' && !isBare(parent))
    return select(state, dispatch, $cursor.before());
  const index = $cursor.index(-1);
  if (!$cursor.node(-1).canReplace(index, index + 1)) return false;
  const position = $cursor.before();
  const transaction = state.tr.delete(position, position + parent.nodeSize);
  const $edge = transaction.doc.resolve(position);
  const neighbour = direction === -1 ? $edge.nodeBefore : $edge.nodeAfter;
  if (neighbour?.isAtom === true && NodeSelection.isSelectable(neighbour)) {
    const at = direction === -1 ? position - neighbour.nodeSize : position;
    transaction.setSelection(NodeSelection.create(transaction.doc, at));
  } else {
    const found =
      nearText(transaction.doc, position, direction) ??
      nearText(transaction.doc, position, direction === 1 ? -1 : 1);
    if (found !== null) transaction.setSelection(found);
  }
  dispatch?.(transaction.scrollIntoView());
  return true;
}

/**
 * A box, quote or picture without a word in it. When there is nothing else in it either, it goes at once and a
 * paragraph takes its place; with a file, an address or a table it is selected, and the next press takes it.
 */
function removeEmptyBlock(state: EditorState, dispatch: Dispatch, $cursor: ResolvedPos): boolean {
  const depth = blockDepth($cursor);
  if (depth < 0 || $cursor.depth <= depth) return false;
  const block = $cursor.node(depth);
  if (block.textContent !== '' || $cursor.start() !== firstTextIn($cursor, depth)) return false;
  const position = $cursor.before(depth);
  if (!isBare(block)) return select(state, dispatch, position);
  const paragraph = state.schema.nodes['paragraph'];
  if ($cursor.node(1).type.name !== 'body' || paragraph === undefined) return false;
  const transaction = state.tr.replaceWith(position, position + block.nodeSize, paragraph.create());
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, position + 1)).scrollIntoView());
  return true;
}

function select(state: EditorState, dispatch: Dispatch, position: number): true {
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, position)).scrollIntoView());
  return true;
}

function firstTextIn($cursor: ResolvedPos, depth: number): number {
  let first = -1;
  $cursor.node(depth).descendants((node, position) => {
    if (first < 0 && node.isTextblock) first = $cursor.start(depth) + position + 1;
    return first < 0;
  });
  return first;
}

/** After a list, a paragraph joins the list's last line. */
function joinWithText(state: EditorState, dispatch: Dispatch, $cursor: ResolvedPos): boolean {
  const before = $cursor.node(-1).child($cursor.index(-1) - 1);
  if (before.type.name !== 'bulletList' && before.type.name !== 'orderedList') return false;
  const position = $cursor.before();
  const end = nearText(state.doc, position, -1);
  if (end === null || end.from < position - before.nodeSize) return false;
  const index = $cursor.index(-1);
  const holder = $cursor.node(-1);
  if (!holder.canReplace(index, index + 1)) return false;
  const transaction = state.tr.delete(position, position + $cursor.parent.nodeSize);
  transaction.insert(end.from, $cursor.parent.content);
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, end.from)).scrollIntoView());
  return true;
}
