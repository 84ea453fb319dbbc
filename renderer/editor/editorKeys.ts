import { baseKeymap, chainCommands } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import { type Command, Plugin } from '@tiptap/pm/state';
import { insertBreak } from './blockCommands.ts';
import { backspace, deleteForward, deleteSpanning } from './keys/backspace.ts';
import { deleteAcross, spansFields } from './keys/deleteAcross.ts';
import { deleteLetter } from './keys/deleteLetter.ts';
import { enter, leaveBlock } from './keys/enter.ts';
import { selectAll } from './keys/selectAll.ts';
import { shiftTab, tab } from './keys/tableKeys.ts';
import { removeSelectedTable } from './tables/removeTable.ts';
import { removeEmptyCaption } from './tables/toggleTableCaption.ts';

const base = (name: string): Command => baseKeymap[name] ?? (() => false);
const backwards = chainCommands(removeSelectedTable, removeEmptyCaption, backspace, base('Backspace'));
const letterBackwards = chainCommands(
  removeSelectedTable,
  removeEmptyCaption,
  backspace,
  deleteLetter,
  base('Backspace'),
);
const forwards = chainCommands(removeSelectedTable, deleteForward, base('Delete'));

/** Keys that write, delete and walk. Keys of commands are in `editorCommands`. */
export function editorKeys(): readonly Plugin[] {
  return [
    keymap({
      // Over several fields it only empties them.
      Enter: chainCommands(deleteSpanning, enter, base('Enter')),
      'Shift-Enter': chainCommands(insertBreak, enter, base('Enter')),
      'Mod-Enter': leaveBlock,
      Backspace: letterBackwards,
      'Mod-Backspace': backwards,
      'Shift-Backspace': letterBackwards,
      Delete: forwards,
      'Mod-Delete': forwards,
      'Mod-a': selectAll,
      Tab: tab,
      'Shift-Tab': shiftTab,
    }),
    typingOverFields(),
    keymap(baseKeymap),
  ];
}

/** Typing over a selection of several fields empties each and types into the first. */
function typingOverFields(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (!spansFields(view.state)) return false;
        view.dispatch(deleteAcross(view.state.tr, from, to));
        view.dispatch(view.state.tr.insertText(text).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        compositionstart(view) {
          const { from, to } = view.state.selection;
          if (spansFields(view.state)) view.dispatch(deleteAcross(view.state.tr, from, to));
          return false;
        },
      },
    },
  });
}
