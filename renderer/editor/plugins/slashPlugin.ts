import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** The insert menu while it is open: what was typed after `/`, and where the `/` stands. */
export interface SlashState {
  readonly from: number;
  readonly query: string;
}

const key = new PluginKey<SlashState | null>('slash');
const longestQuery = 30;

export interface SlashOptions {
  /** Called when the menu opens, changes or closes. */
  readonly onChange: (state: SlashState | null, view: EditorView) => void;
  /** Up, down, Enter or Tab while it is open; true when the menu took it. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** `/` typed at the start of a paragraph or after a space opens the insert menu; it closes when it makes no sense. */
export function slashPlugin(options: SlashOptions): Plugin<SlashState | null> {
  return new Plugin<SlashState | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, before, _old, state) {
        // Only `openSlash` and `closeSlash` write this meta.
        const meta = transaction.getMeta(key) as { readonly from: number } | null | undefined;
        if (meta === null) return null;
        if (meta !== undefined) return read(state, meta.from);
        return before === null ? null : read(state, transaction.mapping.map(before.from, -1));
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (text !== '/' || from !== to || !mayOpen(view.state, from)) return false;
        view.dispatch(view.state.tr.insertText('/', from, to).setMeta(key, { from }));
        return true;
      },
      handleKeyDown(view, event) {
        if (key.getState(view.state) == null) return false;
        if (event.key === 'Escape') {
          view.dispatch(closeSlash(view.state.tr));
          return true;
        }
        return options.onKey(event);
      },
      handleDOMEvents: {
        blur: (view) => {
          if (key.getState(view.state) != null) view.dispatch(closeSlash(view.state.tr));
          return false;
        },
      },
    },
    view: () => ({
      update(view, before) {
        const now = key.getState(view.state) ?? null;
        if (now !== (key.getState(before) ?? null)) options.onChange(now, view);
      },
    }),
  });
}

export function closeSlash(transaction: Transaction): Transaction {
  return transaction.setMeta(key, null);
}

export function slashState(state: EditorState): SlashState | null {
  return key.getState(state) ?? null;
}

/** Opens the menu at the caret without a key, for the toolbar and the gutter. */
export function openSlash(transaction: Transaction): Transaction {
  const { from } = transaction.selection;
  return transaction.insertText('/').setMeta(key, { from });
}

function mayOpen(state: EditorState, position: number): boolean {
  const $position = state.doc.resolve(position);
  if ($position.parent.type.name !== 'paragraph') return false;
  const before = $position.parent.textBetween(0, $position.parentOffset, null, ' ');
  return before === '' || /\s$/.test(before);
}

function read(state: EditorState, from: number): SlashState | null {
  const { $from, empty } = state.selection;
  if (!empty || from < $from.start() || from >= $from.pos) return null;
  const text = state.doc.textBetween(from, $from.pos, null, '\ufffc');
  if (!text.startsWith('/') || text.length > longestQuery || /\s\s|^\/\s/.test(text)) return null;
  return { from, query: text.slice(1) };
}
