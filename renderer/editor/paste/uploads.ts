import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { element } from '../dom.ts';

type Change =
  | { readonly add: string; readonly name: string; readonly at: number }
  | { readonly remove: string };

const key = new PluginKey<DecorationSet>('uploads');

/** Files on their way into the media folder: each holds a place in the text that moves with it. */
export function uploadsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, before) {
        const set = before.map(transaction.mapping, transaction.doc);
        // Only `startUpload` and `endUpload` below write this meta.
        const change = transaction.getMeta(key) as Change | undefined;
        if (change === undefined) return set;
        if ('remove' in change) return set.remove(find(set, change.remove));
        const note = (): HTMLElement =>
          element(
            'div',
            { class: 'upload', role: 'status', contenteditable: 'false' },
            `Adding ${change.name}…`,
          );
        return set.add(transaction.doc, [Decoration.widget(change.at, note, { id: change.add, side: -1 })]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

export function startUpload(
  id: string,
  name: string,
  at: number,
): { readonly key: PluginKey; readonly change: Change } {
  return { key, change: { add: id, name, at } };
}

export function endUpload(id: string): { readonly key: PluginKey; readonly change: Change } {
  return { key, change: { remove: id } };
}

/** Where the file belongs now, or null when the text around its place was deleted. */
export function uploadPlace(state: EditorState, id: string): number | null {
  return find(key.getState(state) ?? DecorationSet.empty, id)[0]?.from ?? null;
}

function find(set: DecorationSet, id: string): Decoration[] {
  return set.find(undefined, undefined, (spec) => spec['id'] === id);
}
