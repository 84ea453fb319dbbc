import { Fragment } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { canJoin, findWrapping } from '@tiptap/pm/transform';
import { depthOf } from '../fields.ts';
import { insertElement } from '../insertElement.ts';
import type { TypingRule } from './typingRule.ts';

/** Signs at the start of a paragraph that make it something else, and signs around words that mark them. */
export const markdownRules: readonly TypingRule[] = [
  {
    match: /^(##|###)\s$/,
    apply: (state, match, from, to) => subheading(state, match[1] === '###' ? 3 : 2, from, to),
  },
  { match: /^[-*]\s$/, apply: (state, _match, from, to) => list(state, 'bulletList', null, from, to) },
  {
    match: /^(\d{1,4})[.)]\s$/,
    apply: (state, match, from, to) => list(state, 'orderedList', Number(match[1]), from, to),
  },
  { match: /^>\s$/, apply: (state, _match, from, to) => element(state, 'blockquote', from, to) },
  { match: /^---$/, apply: (state, _match, from, to) => element(state, 'divider', from, to) },
  { match: /(?<![\p{L}\p{N}*])\*\*(?=\S)([^*]*[^*\s])\*\*$/u, apply: marked('bold', 2) },
  { match: /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]*[^*\s])\*$/u, apply: marked('italic', 1) },
];

function isPlainParagraph(state: EditorState): boolean {
  const { $from } = state.selection;
  return (
    $from.parent.type.name === 'paragraph' && depthOf($from, 'tableCell', 'tableHeader', 'pullQuote') < 0
  );
}

function subheading(state: EditorState, level: 2 | 3, from: number, to: number): Transaction | null {
  const type = state.schema.nodes['subheading'];
  const { $from } = state.selection;
  if (type === undefined || !isPlainParagraph(state)) return null;
  if (!$from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), type)) return null;
  return state.tr.delete(from, to).setBlockType(from, from, type, { level });
}

function list(
  state: EditorState,
  name: string,
  start: number | null,
  from: number,
  to: number,
): Transaction | null {
  const type = state.schema.nodes[name];
  if (type === undefined || !isPlainParagraph(state) || depthOf(state.selection.$from, 'listItem') > 0)
    return null;
  const transaction = state.tr.delete(from, to);
  const range = transaction.doc.resolve(from).blockRange();
  const wrapping = range && findWrapping(range, type, start === null || start === 1 ? null : { start });
  if (!range || !wrapping) return null;
  transaction.wrap(range, wrapping);
  const before = transaction.doc.resolve(from - 1).nodeBefore;
  const continues =
    before?.type === type &&
    (start === null || start === before.childCount + Number(before.attrs['start'] ?? 1));
  if (continues && canJoin(transaction.doc, from - 1)) transaction.join(from - 1);
  return transaction;
}

function element(state: EditorState, name: string, from: number, to: number): Transaction | null {
  if (!isPlainParagraph(state) || depthOf(state.selection.$from, 'body') < 0) return null;
  const transaction = state.tr.delete(from, to);
  return insertElement(transaction, name) ? transaction : null;
}

function marked(name: 'bold' | 'italic', signs: 1 | 2) {
  return (state: EditorState, match: RegExpExecArray, from: number, to: number): Transaction | null => {
    const type = state.schema.marks[name];
    const { $from } = state.selection;
    if (type === undefined || !$from.parent.type.allowsMarkType(type)) return null;
    const inner = state.doc.slice(from + signs, to - signs).content;
    const nodes = [];
    for (let index = 0; index < inner.childCount; index += 1) {
      const child = inner.child(index);
      nodes.push(child.mark(type.create().addToSet(child.marks)));
    }
    if (match[1] === undefined || nodes.length === 0) return null;
    const transaction = state.tr.replaceWith(from, to, Fragment.from(nodes));
    transaction.setSelection(TextSelection.create(transaction.doc, transaction.mapping.map(to)));
    return transaction.removeStoredMark(type);
  };
}
