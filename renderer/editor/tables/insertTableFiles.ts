import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { __pastedCells as pastedCells } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { decodeText } from '../../../shared/formats/decodeText.ts';
import type { CanvasHost } from '../canvasHost.ts';
import { depthOf, nearText } from '../fields.ts';
import { insertNode } from '../insertElement.ts';
import { type Arrival, placeFiles } from '../paste/placeFiles.ts';
import { endUpload, uploadPlace } from '../paste/uploads.ts';
import { fillCells } from './fillCells.ts';
import { readDelimited } from './readDelimited.ts';
import { isWorkbook } from './tableFiles.ts';
import { tableOfText } from './tableOfText.ts';

/** Bytes: the largest table that fits a story is a hundredth of it, and reading it must not hold up a key. */
const largest = 2_000_000;

interface Options {
  readonly host: CanvasHost;
  readonly language: () => string;
}

/**
 * Reads files of comma- or tab-separated values and puts each as a table where it was dropped or pasted, over the
 * cells of a table there is. A file that cannot be one is named, and nothing of it is put in.
 */
export function insertTableFiles(
  view: EditorView,
  files: readonly File[],
  position: number,
  options: Options,
): void {
  placeFiles(view, files, position, async (arrival) => {
    const { id, file } = arrival;
    const read = await readTableFile(file);
    if (view.isDestroyed) return;
    const put = read.ok ? putTable(view.state, read.rows, arrival, options.language()) : read;
    if (put.ok) {
      view.dispatch(closeHistory(put.transaction).scrollIntoView().setMeta('uiEvent', 'paste'));
      view.dispatch(closeHistory(view.state.tr));
      options.host.announce(`Table from ${file.name}`);
    } else {
      view.dispatch(endUpload(view.state.tr, id).setMeta('addToHistory', false));
      options.host.say(`“${file.name}” ${put.reason}. Nothing was put into the story.`, 'warning');
    }
  });
}

async function readTableFile(file: File): Promise<ReturnType<typeof readDelimited>> {
  if (isWorkbook(file))
    return {
      ok: false,
      reason: 'is a whole workbook. Save the sheet as CSV, or copy its cells and paste them here',
    };
  if (file.size > largest) return { ok: false, reason: 'has more than 2 MB, which is no table for a story' };
  try {
    const { text } = decodeText(new Uint8Array(await file.arrayBuffer()));
    return readDelimited(text, /\.(tsv|tab)$/i.test(file.name) ? '\t' : undefined);
  } catch {
    return { ok: false, reason: 'could not be read: it is gone, or may not be opened' };
  }
}

type Put =
  | { readonly ok: true; readonly transaction: Transaction }
  | { readonly ok: false; readonly reason: string };

function putTable(
  state: EditorState,
  rows: readonly (readonly string[])[],
  { id, later }: Arrival,
  language: string,
): Put {
  const place = uploadPlace(state, id);
  const table = tableOfText(rows, state.schema, language);
  const noPlace: Put = { ok: false, reason: 'found no place in the text' };
  if (place === null || table === null) return noPlace;
  const hasMovedOn = !state.doc.resolve(place).sameParent(state.selection.$head);
  const filled = fillAt(state, place, table);
  if (filled?.ok === false) return { ok: false, reason: `does not fit: the table ${filled.reason}` };
  const transaction = filled?.transaction ?? state.tr;
  if (filled === null && !putBlock(transaction, place, table)) return noPlace;
  const end = transaction.selection.$head.after(Math.min(2, transaction.selection.$head.depth));
  endUpload(transaction, id, { ids: later, at: end });
  if (hasMovedOn) transaction.setSelection(state.selection.map(transaction.doc, transaction.mapping));
  return { ok: true, transaction };
}

/** Over the cells from a place on; null when it is in no cell. */
function fillAt(state: EditorState, place: number, table: Node): ReturnType<typeof fillCells> {
  const area = pastedCells(new Slice(Fragment.from(table), 0, 0));
  const $place = state.doc.resolve(place);
  if (area === null || depthOf($place, 'tableCell', 'tableHeader') < 0) return null;
  // The same document: what is made of it fits the state that is there.
  const there = state.apply(state.tr.setSelection(TextSelection.near($place)));
  return fillCells(there, { area, caption: null });
}

function putBlock(transaction: Transaction, place: number, table: Node): boolean {
  const $place = transaction.doc.resolve(place);
  const index = $place.index();
  if (!$place.parent.isTextblock && $place.parent.canReplaceWith(index, index, table.type)) {
    transaction.insert(place, table);
    const inside = nearText(transaction.doc, place, 1);
    if (inside !== null) transaction.setSelection(inside);
    return true;
  }
  transaction.setSelection(TextSelection.near($place));
  return insertNode(transaction, table);
}
