import { type EditorState, NodeSelection, Plugin, PluginKey, type Selection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

interface Active {
  readonly positions: readonly number[];
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Active>('activeBlock');

/** Marks the field and the block the caret is in with `is-active`, so that their controls show. */
export function activeBlockPlugin(): Plugin<Active> {
  return new Plugin<Active>({
    key,
    state: {
      init: (_config, state) => mark(state),
      apply(transaction, before, _old, state) {
        if (!transaction.docChanged && !transaction.selectionSet) return before;
        const positions = places(state.selection);
        const isSame =
          positions.length === before.positions.length &&
          positions.every((place, index) => place === before.positions[index]);
        if (isSame && !transaction.docChanged) return before;
        // A key inside the block leaves its place and only makes it longer: mapping is enough.
        if (isSame)
          return { positions, decorations: before.decorations.map(transaction.mapping, transaction.doc) };
        return mark(state);
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

function places(selection: Selection): readonly number[] {
  const { $from } = selection;
  const found: number[] = [];
  if ($from.depth >= 1) found.push($from.before(1));
  if ($from.depth >= 2) found.push($from.before(2));
  if (selection instanceof NodeSelection && $from.depth <= 1) found.push(selection.from);
  return found;
}

function mark(state: EditorState): Active {
  const positions = places(state.selection);
  const decorations = positions.flatMap((position) => {
    const node = state.doc.nodeAt(position);
    return node === null || node.isText
      ? []
      : [Decoration.node(position, position + node.nodeSize, { class: 'is-active' })];
  });
  return { positions, decorations: DecorationSet.create(state.doc, decorations) };
}
