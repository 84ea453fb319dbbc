import { type Command, TextSelection } from '@tiptap/pm/state';

/** A letter of these scripts with signs of its own after it: one letter to whoever wrote it. */
const marked = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\p{Mn}+$/u;
/** More signs than any letter has, in UTF-16 units. */
const longest = 32;

/**
 * Backspace after a letter that is coded as letter and accent takes both. Vowel signs of other scripts are
 * written and taken back one by one, as their writers expect; that and all else is the browser's.
 */
export const deleteLetter: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || selection.$cursor === null) return false;
  const { parent, parentOffset, pos } = selection.$cursor;
  const before = parent.textBetween(Math.max(0, parentOffset - longest), parentOffset, null, '\ufffc');
  const letter = marked.exec(before)?.[0];
  if (letter === undefined) return false;
  dispatch?.(state.tr.delete(pos - letter.length, pos).scrollIntoView());
  return true;
};
