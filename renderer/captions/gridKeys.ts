import type { KeyboardEvent } from 'react';
import { type CaptionField, captionFields } from './storyMedia.ts';

export interface GridKeyActions {
  readonly undo: () => void;
  readonly redo: () => void;
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
    focusCell(event.currentTarget, cell.field, cell.row + (event.shiftKey ? -1 : 1), event.shiftKey ? -1 : 1);
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

/** Rows without that text are passed over. */
function focusCell(grid: HTMLElement, field: CaptionField, row: number, step: 1 | -1): void {
  const cells = [...grid.querySelectorAll<HTMLTextAreaElement>(`textarea[data-field="${field}"]`)];
  const inOrder = step === 1 ? cells : cells.reverse();
  const next = inOrder.find((cell) => (Number(cell.dataset['row']) - row) * step >= 0);
  next?.focus();
  next?.select();
}
