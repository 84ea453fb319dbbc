import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const key = new PluginKey<DecorationSet>('olderReadings');

/** Marks readings that are older than the text with `is-older`, so that they show it. */
export function olderReadings(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, before, _old, state) {
        // Only `markOlderReadings` sets it.
        const positions = transaction.getMeta(key) as readonly number[] | undefined;
        if (positions === undefined) return before.map(transaction.mapping, transaction.doc);
        const decorations = positions.flatMap((position) => {
          const node = state.doc.nodeAt(position);
          return node === null
            ? []
            : [Decoration.node(position, position + node.nodeSize, { class: 'is-older' })];
        });
        return DecorationSet.create(state.doc, decorations);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Null when it would change nothing. */
export function markOlderReadings(state: EditorState, positions: readonly number[]): Transaction | null {
  const marked = (key.getState(state) ?? DecorationSet.empty).find().map(({ from }) => from);
  if (marked.length === positions.length && marked.every((from) => positions.includes(from))) return null;
  return state.tr.setMeta(key, positions).setMeta('addToHistory', false);
}
