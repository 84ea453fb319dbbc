import { type Command, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { tableHere } from './tableHere.ts';

/** Takes the table out whole, its caption with it; a paragraph stands in when its place must not be empty. */
export const removeTable: Command = (state, dispatch) => {
  const here = tableHere(state.selection);
  const paragraph = state.schema.nodes['paragraph'];
  if (here === null || paragraph === undefined) return false;
  const { from, to } = here;
  const $from = state.doc.resolve(from);
  const mayGo = $from.parent.canReplace($from.index(), $from.index() + 1);
  const transaction = mayGo ? state.tr.delete(from, to) : state.tr.replaceWith(from, to, paragraph.create());
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(from)));
  dispatch?.(transaction.scrollIntoView());
  return true;
};

/** A table that is selected without its caption goes with it: the caption cannot stand alone. */
export const removeSelectedTable: Command = (state, dispatch) => {
  const { selection } = state;
  const isInner = selection instanceof NodeSelection && selection.$from.parent.type.name === 'captionedTable';
  return isInner && selection.node.type.name === 'table' && removeTable(state, dispatch);
};
