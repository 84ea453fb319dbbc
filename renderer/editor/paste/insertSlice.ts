import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { depthOf, isSingleLine } from '../fields.ts';
import { placeFor } from '../insertElement.ts';
import { bodyBlocks } from './bodyBlocks.ts';

/**
 * Puts pasted content where the caret is. A field of one line takes its text and the marks it allows;
 * running text takes blocks, the first and last joined to the line when they are cut open.
 */
export function insertSlice(transaction: Transaction, slice: Slice): Transaction {
  if (!transaction.selection.empty) transaction.deleteSelection();
  const { $from } = transaction.selection;
  const { parent } = $from;
  const only = slice.content.childCount === 1 ? slice.content.firstChild : null;
  const isLine =
    slice.content.firstChild?.isInline === true || (only?.isTextblock === true && slice.openStart > 0);
  if (!parent.isTextblock) return transaction.replaceSelection(bodyBlocks(slice));
  if (isLine || isSingleLine(parent)) {
    const line = lineOf(slice.content, parent);
    transaction.insert($from.pos, line);
    transaction.setSelection(TextSelection.create(transaction.doc, $from.pos + line.size));
    return insertWhole(transaction, slice.content);
  }
  if (parent.type.name === 'summaryItem') return insertRows(transaction, slice);
  // Cells and boxes hold fewer kinds of block: what does not fit goes in as its text.
  const depth = depthOf(
    $from,
    'tableCell',
    'tableHeader',
    'factBox',
    'notice',
    'correction',
    'blockquote',
    'pullQuote',
    'listItem',
  );
  if (depth > 0 && !fitsIn($from.node(depth), slice.content)) return insertParagraphs(transaction, slice);
  return transaction.replaceSelection(bodyBlocks(slice));
}

function fitsIn(holder: Node, content: Fragment): boolean {
  if (holder.type.name === 'pullQuote') return false;
  // A box's title and a list item's first paragraph stay where they are.
  const isFirstFixed =
    holder.type.name === 'listItem' || (holder.firstChild !== null && isSingleLine(holder.firstChild));
  const index = isFirstFixed ? 1 : 0;
  let fits = true;
  content.forEach((node) => {
    if (node.type.name !== 'listItem' && !holder.canReplaceWith(index, index, node.type)) fits = false;
  });
  return fits;
}

/** All text of the content in one line, blocks apart by a space, with marks and breaks the line may hold. */
function lineOf(content: Fragment, parent: Node): Fragment {
  const nodes: Node[] = [];
  const { schema } = parent.type;
  for (const block of textBlocks(content)) {
    if (nodes.length > 0) nodes.push(schema.text(' '));
    block.forEach((node) => {
      const allowed = node.mark(parent.type.allowedMarks(node.marks));
      if (parent.type.contentMatch.matchType(node.type) !== null) nodes.push(allowed);
      else if (node.type.name === 'hardBreak') nodes.push(schema.text(' '));
    });
  }
  return Fragment.fromArray(nodes);
}

function insertRows(transaction: Transaction, slice: Slice): Transaction {
  const { $from } = transaction.selection;
  const rows = textBlocks(slice.content)
    .map((block) => $from.parent.type.create(null, lineOf(Fragment.from(block), $from.parent)))
    .filter((row) => row.content.size > 0);
  if (rows.length > 0) transaction.replaceSelection(new Slice(Fragment.fromArray(rows), 1, 1));
  return insertWhole(transaction, slice.content);
}

function insertParagraphs(transaction: Transaction, slice: Slice): Transaction {
  const { $from } = transaction.selection;
  const paragraph = $from.parent.type.schema.nodes['paragraph'];
  if (paragraph === undefined) return transaction;
  if (depthOf($from, 'pullQuote') > 0) {
    transaction.insert($from.pos, lineOf(slice.content, $from.parent));
    return insertWhole(transaction, slice.content);
  }
  const rows = textBlocks(slice.content).map((block) =>
    paragraph.create(null, lineOf(Fragment.from(block), paragraph.create())),
  );
  if (rows.length > 0) transaction.replaceSelection(new Slice(Fragment.fromArray(rows), 1, 1));
  return insertWhole(transaction, slice.content);
}

/** More than their text: they go in whole or not at all. */
const wholes: ReadonlySet<string> = new Set(['gallery', 'figure', 'audio', 'video', 'embed', 'unknownBlock']);

/** What a line or a cell cannot take stands after the block the caret is in, in its order. */
function insertWhole(transaction: Transaction, content: Fragment): Transaction {
  const found: Node[] = [];
  content.descendants((node) => {
    if (wholes.has(node.type.name)) found.push(node);
    return !wholes.has(node.type.name) && !node.isTextblock;
  });
  for (const node of found.reverse()) {
    const place = placeFor(transaction, node);
    // The paragraph one is in stays: what was written there a moment ago is the caret's place.
    if (place !== null) transaction.insert(place.to, node);
  }
  return transaction;
}

/** The text blocks below, in order; loose inline content counts as one. */
function textBlocks(content: Fragment): readonly Node[] {
  if (content.firstChild?.isInline === true) {
    const holder = content.firstChild.type.schema.nodes['paragraph'];
    return holder === undefined ? [] : [holder.create(null, content)];
  }
  const found: Node[] = [];
  content.descendants((node) => {
    if (node.isTextblock && node.content.size > 0) found.push(node);
    return !node.isTextblock && !wholes.has(node.type.name);
  });
  return found;
}
