import { Fragment, Slice } from '@tiptap/pm/model';
import { type Command, TextSelection } from '@tiptap/pm/state';
import { ReplaceAroundStep } from '@tiptap/pm/transform';
import { nearText } from '../fields.ts';
import { tableHere } from './tableHere.ts';

/** Gives the table a caption and goes there, or takes it off; words in it stay, as a paragraph before the table. */
export const toggleTableCaption: Command = (state, dispatch) => {
  const here = tableHere(state.selection);
  const { captionedTable, tableCaption, paragraph } = state.schema.nodes;
  if (here === null || !captionedTable || !tableCaption || !paragraph) return false;
  const { table, at, caption, from, to } = here;
  const $place = state.doc.resolve(from);
  const end = at + table.nodeSize;
  const transaction = state.tr;
  if (caption === null) {
    if (!$place.parent.canReplaceWith($place.index(), $place.index() + 1, captionedTable)) return false;
    const empty = tableCaption.create();
    // The table goes in behind the caption: until then the node is not complete.
    const around = new Slice(Fragment.from(captionedTable.create(null, empty)), 0, 0);
    transaction.step(new ReplaceAroundStep(at, end, at, end, around, 1 + empty.nodeSize));
    transaction.setSelection(TextSelection.create(transaction.doc, at + 2));
  } else {
    const words =
      caption.content.size === 0 ? Fragment.empty : Fragment.from(paragraph.create(null, caption.content));
    const wasInCaption = state.selection.from < at;
    transaction.step(new ReplaceAroundStep(from, to, at, end, new Slice(words, 0, 0), words.size));
    if (wasInCaption) {
      const next = nearText(transaction.doc, from, 1);
      if (next !== null) transaction.setSelection(next);
    }
  }
  dispatch?.(transaction.scrollIntoView());
  return true;
};

/** Backspace in an empty caption takes it off, and the caret is where it would be without it. */
export const removeEmptyCaption: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const isEmpty = empty && $from.parent.type.name === 'tableCaption' && $from.parent.content.size === 0;
  return isEmpty && toggleTableCaption(state, dispatch);
};
