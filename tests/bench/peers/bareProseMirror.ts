import { baseKeymap } from '@tiptap/pm/commands';
import { history } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { Node, Schema } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';

/**
 * ProseMirror and nothing else, as a page of its own: its view, a plain schema, history and the basic keys.
 * The peer that Stet's whole desk is held against. Built for the browser by `barePage.ts`.
 */
const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'text*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: { content: 'text*', group: 'block', attrs: { level: { default: 2 } }, toDOM: () => ['h2', 0] },
    blockquote: { content: 'block+', group: 'block', toDOM: () => ['blockquote', 0] },
    bulletList: { content: 'listItem+', group: 'block', toDOM: () => ['ul', 0] },
    listItem: { content: 'paragraph block*', toDOM: () => ['li', 0] },
    text: {},
  },
  marks: {
    bold: { toDOM: () => ['strong', 0] },
    italic: { toDOM: () => ['em', 0] },
    link: {
      attrs: { href: {} },
      inclusive: false,
      toDOM: (mark) => ['a', { href: String(mark.attrs['href']) }, 0],
    },
  },
});

/** Mounts a document given as JSON text, as it comes from a store, in place of the one before. */
function mount(json: string): void {
  view?.destroy();
  view = new EditorView(document.querySelector('main'), {
    state: EditorState.create({
      doc: Node.fromJSON(schema, JSON.parse(json)),
      plugins: [history(), keymap(baseKeymap)],
    }),
  });
}

let view: EditorView | null = null;
Object.assign(window, { mount });
