import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { isSingleLine, placeholderOf } from '../fields.ts';

const key = new PluginKey<DecorationSet>('placeholders');

/** Names of empty fields. After a key only the blocks it touched are looked at. */
export function placeholderPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) =>
        DecorationSet.create(state.doc, emptyIn(state.doc, 0, state.doc.content.size)),
      apply(transaction, before) {
        if (!transaction.docChanged) return before;
        const touched = touchedRange(transaction);
        const set = before.map(transaction.mapping, transaction.doc);
        if (touched === null) return set;
        // `find` also gives what only touches the range, which is not looked at again below.
        const stale = set
          .find(touched.from, touched.to)
          .filter(({ from, to }) => to > touched.from && from < touched.to);
        const fresh = emptyIn(transaction.doc, touched.from, touched.to);
        if (stale.length === 0 && fresh.length === 0) return set;
        return set.remove(stale).add(transaction.doc, fresh);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** What the transaction changed, in the new document, widened by one so that emptied neighbours count. */
function touchedRange(transaction: Transaction): { readonly from: number; readonly to: number } | null {
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  transaction.mapping.maps.forEach((map, index) => {
    const rest = transaction.mapping.slice(index + 1);
    map.forEach((_oldStart, _oldEnd, start, end) => {
      from = Math.min(from, rest.map(start, -1));
      to = Math.max(to, rest.map(end, 1));
    });
  });
  // Steps that only change attributes or marks map nothing and empty nothing.
  if (to < 0) return null;
  return { from: Math.max(0, from - 1), to: Math.min(transaction.doc.content.size, to + 1) };
}

function emptyIn(document: Node, from: number, to: number): Decoration[] {
  const found: Decoration[] = [];
  document.nodesBetween(from, to, (node, position, parent, index) => {
    if (!node.isTextblock) return true;
    const words = node.content.size === 0 ? wordsFor(node, parent, index) : null;
    if (words !== null) {
      const attributes = { class: 'is-empty', 'data-placeholder': words };
      found.push(Decoration.node(position, position + node.nodeSize, attributes));
    }
    return false;
  });
  return found;
}

/** Every field has a name while it is empty; of paragraphs only the first of what holds them. */
function wordsFor(node: Node, parent: Node | null, index: number): string | null {
  if (isSingleLine(node) || node.type.name !== 'paragraph') return placeholderOf(node);
  if (index === 0 && parent?.type.name === 'body' && parent.childCount === 1)
    return 'Write the story, or press / to insert';
  const first = parent?.firstChild != null && isSingleLine(parent.firstChild) ? 1 : 0;
  const isBox =
    parent !== null &&
    ['factBox', 'notice', 'correction', 'blockquote', 'pullQuote'].includes(parent.type.name);
  return isBox && index === first ? (boxWords[parent.type.name] ?? null) : null;
}

const boxWords: Readonly<Record<string, string>> = {
  factBox: 'Facts',
  notice: 'Text of the notice',
  correction: 'What was wrong, and what is right',
  blockquote: 'Quotation',
  pullQuote: 'Words worth lifting out',
};
