import type { KeyboardEvent } from 'react';
import { type CaptionField, captionFields } from './storyMedia.ts';

export interface GridKeyActions {
  readonly undo: () => void;
  readonly redo: () => void;
  /** To the cell below or above. */
  readonly go: (field: CaptionField, row: number, step: 1 | -1) => void;
  /** Takes the text of the cell above over. */
  readonly copyFromAbove: (field: CaptionField, row: number) => void;
}

/**
 * Keys of the grid: Enter and Shift+Enter go down and up a column, as in a spreadsheet; Mod+D takes over what
 * stands above; undo and redo are the document's.
 */
export function gridKey(event: KeyboardEvent<HTMLElement>, actions: GridKeyActions): void {
  const { target } = event;
  if (event.nativeEvent.isComposing) return;
  const isMod = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (isMod && !event.altKey && (key === 'z' || key === 'y')) {
    // Not in the fields of a form: their own undo is what is meant there.
    if (!(target instanceof HTMLTextAreaElement) || target.dataset['field'] === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'y' || event.shiftKey) actions.redo();
    else actions.undo();
    return;
  }
  const cell = placeOf(target);
  if (cell === null) return;
  if (event.key === 'Enter' && !isMod && !event.altKey) {
    event.preventDefault();
    actions.go(cell.field, cell.row, event.shiftKey ? -1 : 1);
  } else if (isMod && !event.shiftKey && !event.altKey && key === 'd') {
    event.preventDefault();
    actions.copyFromAbove(cell.field, cell.row);
  }
}

function placeOf(target: EventTarget): { readonly field: CaptionField; readonly row: number } | null {
  if (!(target instanceof HTMLTextAreaElement)) return null;
  const field = captionFields.find((name) => name === target.dataset['field']);
  return field === undefined ? null : { field, row: Number(target.dataset['row']) };
}

export function focusCell(grid: HTMLElement | null, field: CaptionField, row: number): void {
  const cell = grid?.querySelector<HTMLTextAreaElement>(`textarea[data-field="${field}"][data-row="${row}"]`);
  cell?.focus();
  cell?.select();
}
