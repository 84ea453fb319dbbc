import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { JsonValue } from '../../shared/document/json.ts';
import { elements } from '../../shared/elements/index.ts';
import { nearText } from './fields.ts';

const contents = new Map(
  elements.flatMap((element) =>
    element.insert === undefined ? [] : [[element.name, element.insert.content]],
  ),
);

/**
 * Puts a new, empty element where the caret is: in place of an empty paragraph, else after the block the
 * caret is in, at the nearest place that takes it. The caret goes into its first text. False when there is
 * no such place.
 */
export function insertElement(
  transaction: Transaction,
  name: string,
  attributes: Readonly<Record<string, JsonValue>> = {},
): boolean {
  const { schema } = transaction.doc.type;
  const json = contents.get(name);
  if (json === undefined) return false;
  const bare = schema.nodeFromJSON(json);
  const node = bare.type.create({ ...bare.attrs, ...attributes }, bare.content);
  return insertNode(transaction, node);
}

export function insertNode(transaction: Transaction, node: Node): boolean {
  const place = placeFor(transaction, node);
  if (place === null) return false;
  transaction.replaceWith(place.from, place.to, node);
  intoFirstText(transaction, place.from);
  return true;
}

export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where a block goes: in place of an empty paragraph, else after what the caret is in; null when nothing takes it. */
export function placeFor(transaction: Transaction, node: Node): Place | null {
  const { $from } = transaction.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const holder = $from.node(depth - 1);
    const index = $from.index(depth - 1);
    const block = $from.node(depth);
    const isEmptyParagraph = block.type.name === 'paragraph' && block.content.size === 0;
    if (isEmptyParagraph && holder.canReplaceWith(index, index + 1, node.type)) {
      return { from: $from.before(depth), to: $from.after(depth) };
    }
    if (holder.canReplaceWith(index + 1, index + 1, node.type)) {
      return { from: $from.after(depth), to: $from.after(depth) };
    }
  }
  if (
    transaction.selection instanceof NodeSelection &&
    $from.parent.canReplaceWith($from.indexAfter(), $from.indexAfter(), node.type)
  ) {
    return { from: transaction.selection.to, to: transaction.selection.to };
  }
  return topOfBody(transaction.doc, node);
}

/** From a headline or the summary, a new block goes to the top of the body. */
export function topOfBody(document: Node, node: Node): Place | null {
  let place: Place | null = null;
  document.forEach((child, offset) => {
    if (child.type.name !== 'body' || !child.canReplaceWith(0, 0, node.type)) return;
    const first = child.firstChild;
    const isBlank = first?.type.name === 'paragraph' && first.content.size === 0;
    place = { from: offset + 1, to: isBlank ? offset + 1 + first.nodeSize : offset + 1 };
  });
  return place;
}

function intoFirstText(transaction: Transaction, position: number): void {
  const node = transaction.doc.nodeAt(position);
  if (node === null) return;
  if (node.isAtom) {
    // On with the text: a rule is nothing to write in.
    const next = nearText(transaction.doc, position + node.nodeSize, 1);
    const follower = transaction.doc.nodeAt(position + node.nodeSize);
    const paragraph = transaction.doc.type.schema.nodes['paragraph'];
    if (follower?.isTextblock === true && next !== null) transaction.setSelection(next);
    else if (paragraph !== undefined) {
      transaction.insert(position + node.nodeSize, paragraph.create());
      transaction.setSelection(TextSelection.create(transaction.doc, position + node.nodeSize + 1));
    }
    return;
  }
  const inside = nearText(transaction.doc, position, 1);
  if (inside !== null) transaction.setSelection(inside);
}
