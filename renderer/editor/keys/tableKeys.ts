import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list';
import type { Command } from '@tiptap/pm/state';
import { addRowAfter, goToNextCell, isInTable } from '@tiptap/pm/tables';
import { depthOf } from '../fields.ts';

/** Tab: the next cell, a new row after the last; a level deeper in a list; else out of the page, as everywhere. */
export const tab: Command = (state, dispatch, view) => {
  if (isInTable(state)) {
    if (goToNextCell(1)(state, dispatch)) return true;
    if (dispatch === undefined || view === undefined) return true;
    addRowAfter(state, dispatch);
    return goToNextCell(1)(view.state, view.dispatch);
  }
  const listItem = state.schema.nodes['listItem'];
  if (listItem === undefined || depthOf(state.selection.$from, 'listItem') < 0) return false;
  sinkListItem(listItem)(state, dispatch);
  return true;
};

export const shiftTab: Command = (state, dispatch) => {
  if (isInTable(state)) {
    goToNextCell(-1)(state, dispatch);
    return true;
  }
  const listItem = state.schema.nodes['listItem'];
  if (listItem === undefined || depthOf(state.selection.$from, 'listItem') < 0) return false;
  liftListItem(listItem)(state, dispatch);
  return true;
};
