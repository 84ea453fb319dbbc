import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** The sentence that is being read aloud; it moves with the text while that is edited. */
export interface SpokenPlace {
  readonly from: number;
  readonly to: number;
}

const key = new PluginKey<SpokenPlace | null>('spoken');

/** Marks the sentence that is being read aloud with `is-spoken`. */
export function spokenPlugin(): Plugin<SpokenPlace | null> {
  return new Plugin<SpokenPlace | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, before) {
        // Only `markSpoken` sets it.
        const next = transaction.getMeta(key) as SpokenPlace | null | undefined;
        if (next !== undefined) return next;
        if (before === null || !transaction.docChanged) return before;
        const from = transaction.mapping.map(before.from, 1);
        return { from, to: Math.max(from, transaction.mapping.map(before.to, -1)) };
      },
    },
    props: {
      decorations(state) {
        const place = spokenPlace(state);
        if (place === null || place.from === place.to) return null;
        return DecorationSet.create(state.doc, [
          Decoration.inline(place.from, place.to, { class: 'is-spoken' }),
        ]);
      },
    },
  });
}

export function spokenPlace(state: EditorState): SpokenPlace | null {
  return key.getState(state) ?? null;
}

export function markSpoken(transaction: Transaction, place: SpokenPlace | null): Transaction {
  return transaction.setMeta(key, place).setMeta('addToHistory', false);
}
