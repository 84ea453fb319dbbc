import type { ResolvedPos } from '@tiptap/pm/model';
import { AllSelection, type Command, Selection, TextSelection } from '@tiptap/pm/state';
import { isSingleLine } from '../fields.ts';

/** Ctrl+A: first the field one is in, then the body or box around it, then the whole story. */
export const selectAll: Command = (state, dispatch) => {
  const { selection } = state;
  const { $from } = selection;
  for (const depth of zones($from)) {
    const first = Selection.findFrom(state.doc.resolve($from.start(depth)), 1, true);
    const last = Selection.findFrom(state.doc.resolve($from.end(depth)), -1, true);
    if (first === null || last === null || last.to <= first.from) continue;
    if (selection.from <= first.from && selection.to >= last.to) continue;
    dispatch?.(state.tr.setSelection(TextSelection.between(first.$from, last.$to)));
    return true;
  }
  dispatch?.(state.tr.setSelection(new AllSelection(state.doc)));
  return true;
};

/** Depths of what can be selected around a position, from the inside out. */
function zones($from: ResolvedPos): readonly number[] {
  const depths: number[] = [];
  for (let depth = $from.depth; depth >= 1; depth -= 1) {
    const node = $from.node(depth);
    const isCell = node.type.spec['tableRole'] === 'cell' || node.type.spec['tableRole'] === 'header_cell';
    if (isSingleLine(node) || isCell || node.type.spec.isolating === true || depth === 1) depths.push(depth);
  }
  return depths;
}
