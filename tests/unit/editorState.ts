import type { Node } from '@tiptap/pm/model';
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { NodeJson } from '../../shared/document/json.ts';
import { parseDocument } from '../../shared/document/schema.ts';

/** A story with these fields; the others are empty. Blocks are given as `paragraph: text`, fields by name. */
export function story(fields: Readonly<Record<string, NodeJson['content']>>): Node {
  const content = Object.entries(fields).map(([type, inside]) => ({ type, content: inside ?? [] }));
  const parsed = parseDocument({ type: 'doc', content });
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.document;
}

export const words = (text: string): NodeJson[] => (text === '' ? [] : [{ type: 'text', text }]);
export const block = (type: string, text = ''): NodeJson => ({ type, content: words(text) });

/** The text from `|` to `|` is selected; one `|` is the caret. The bars themselves are taken out. */
export function withCaret(document: Node): EditorState {
  const places: number[] = [];
  document.descendants((node, position) => {
    const text = node.text ?? '';
    for (let index = text.indexOf('|'); index >= 0; index = text.indexOf('|', index + 1))
      places.push(position + index);
  });
  let state = EditorState.create({ doc: document });
  const transaction = state.tr;
  for (const place of [...places].reverse()) transaction.delete(place, place + 1);
  const [from = 0, to = from] = places.map((place, index) => place - index);
  transaction.setSelection(TextSelection.create(transaction.doc, from, to));
  state = state.apply(transaction);
  return state;
}

/** Runs a command and checks the document it leaves. */
export function run(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (transaction: Transaction) => {
    next = state.apply(transaction);
  });
  next.doc.check();
  return next;
}

/** The story in one line, the caret as `|`: `headline "…" body[paragraph "…"]`; empty fields are left out. */
export function shown(state: EditorState): string {
  const { from, to } = state.selection;
  const show = (node: Node, position: number): string => {
    if (node.isTextblock) {
      const start = position + 1;
      let text = node.textBetween(0, node.content.size, null, '\n');
      const bars = [...new Set([from, to])].filter(
        (place) => place >= start && place <= start + node.content.size,
      );
      for (const place of bars.sort((one, other) => other - one)) {
        text = `${text.slice(0, place - start)}|${text.slice(place - start)}`;
      }
      return text === '' && node.type.name !== 'paragraph' ? '' : `${node.type.name} "${text}"`;
    }
    const inside: string[] = [];
    node.forEach((child, offset) => {
      const text = show(child, position + 1 + offset);
      if (text !== '') inside.push(text);
    });
    return node.type.name === 'doc'
      ? inside.join(' ')
      : inside.length === 0 && !node.isAtom
        ? ''
        : `${node.type.name}[${inside.join(' ')}]`;
  };
  return show(state.doc, -1);
}
