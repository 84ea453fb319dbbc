import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { element } from '../dom.ts';

/** A file on its way into the media folder. */
export interface Upload {
  readonly id: string;
  /** What it is called while it is on its way. */
  readonly name: string;
  /** Where it belongs: between blocks, or, when a node there waits for it, before that node. */
  readonly at: number;
  readonly isAwaited: boolean;
}

/** Others that were to come with a file go to where it came to stand. */
export interface Following {
  readonly ids: readonly string[];
  readonly at: number;
}

type Change =
  | { readonly add: readonly Upload[] }
  | { readonly remove: string; readonly following: Following | null };

const key = new PluginKey<DecorationSet>('uploads');

/** Files on their way into the media folder: each holds a place in the text that moves with it. */
export function uploadsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, before) {
        const set = before.map(transaction.mapping, transaction.doc);
        // Only `startUploads` and `endUpload` below write this meta.
        const change = transaction.getMeta(key) as Change | undefined;
        if (change === undefined) return set;
        if ('add' in change)
          return set.add(
            transaction.doc,
            change.add.map((upload) => placeOf(upload, transaction.doc)),
          );
        const rest = set.remove(find(set, change.remove));
        return change.following === null ? rest : moved(before, rest, change.following, transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Marks the places in the document as the transaction leaves it. */
export function startUploads(transaction: Transaction, uploads: readonly Upload[]): Transaction {
  return transaction.setMeta(key, { add: uploads });
}

/** Takes the mark of a file that came, or never will. */
export function endUpload(
  transaction: Transaction,
  id: string,
  following: Following | null = null,
): Transaction {
  return transaction.setMeta(key, { remove: id, following });
}

/** Where the file belongs now, or null when the text around its place was deleted. */
export function uploadPlace(state: EditorState, id: string): number | null {
  return find(key.getState(state) ?? DecorationSet.empty, id)[0]?.from ?? null;
}

function find(set: DecorationSet, id: string): Decoration[] {
  return set.find(undefined, undefined, (spec) => spec['id'] === id);
}

/** Names are those of the set before: what stood where the first file is now may be gone from the other. */
function moved(
  before: DecorationSet,
  rest: DecorationSet,
  { ids, at }: Following,
  document: Node,
): DecorationSet {
  const again = ids.flatMap((id) =>
    find(before, id).map(({ spec }) =>
      placeOf({ id, name: String(spec['name']), at, isAwaited: false }, document),
    ),
  );
  return rest.remove(ids.flatMap((id) => find(rest, id))).add(document, again);
}

function placeOf({ id, name, at, isAwaited }: Upload, document: Node): Decoration {
  const words = `Adding ${name}…`;
  const node = isAwaited ? document.nodeAt(at) : null;
  // The frame that waits says so itself: nothing moves when the picture comes.
  if (node !== null)
    return Decoration.node(
      at,
      at + node.nodeSize,
      { 'data-upload': words, 'aria-busy': 'true' },
      { id, name },
    );
  const note = (): HTMLElement =>
    element('div', { class: 'upload', role: 'status', contenteditable: 'false' }, words);
  return Decoration.widget(at, note, { id, name, side: -1 });
}
