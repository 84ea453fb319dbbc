import { closeHistory } from '@tiptap/pm/history';
import { Fragment, Slice } from '@tiptap/pm/model';
import { isInTable } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { readHtml } from '../../../shared/document/readHtml.ts';
import { parseDocument } from '../../../shared/document/schema.ts';
import { adoptNode } from '../adoptNode.ts';
import type { CanvasHost } from '../canvasHost.ts';
import { deleteAcross, spansFields } from '../keys/deleteAcross.ts';
import { fillCells } from '../tables/fillCells.ts';
import { insertTableFiles } from '../tables/insertTableFiles.ts';
import { asBlocks, isOneWord, pastedTable, sizeOf } from '../tables/pastedTable.ts';
import { plainTable } from '../tables/plainTable.ts';
import { isTableFile, isWorkbook } from '../tables/tableFiles.ts';
import { tableOfText } from '../tables/tableOfText.ts';
import { isCaptionsFile } from './captionsFiles.ts';
import { insertMedia } from './insertMedia.ts';
import { insertSlice } from './insertSlice.ts';
import { couldBeCard, offerCard } from './offerCard.ts';
import { addPastedPictures, PastedPictures } from './pastedPictures.ts';
import { plainSlice } from './plainText.ts';
import { readSlice } from './readSlice.ts';
import { startUploads } from './uploads.ts';

export interface PasteOptions {
  readonly host: CanvasHost;
  readonly language: () => string;
  readonly direction: () => 'ltr' | 'rtl';
}

/** Nothing but a picture: what comes with a picture that was copied from a page. */
const onlyPicture = /^\s*(<meta[^>]*>)?\s*(<html>\s*<body>\s*)?(<!--.*?-->)?\s*<img[^>]*>/is;

/** Puts what was pasted or dropped where the caret is: Stet's own, pictures, markup or plain text. */
export function pasteData(view: EditorView, data: DataTransfer, options: PasteOptions): void {
  const own = readSlice(data, view.state.schema);
  if (own !== null) {
    put(view, own, options.host);
    return;
  }
  const html = data.getData('text/html');
  const files = mediaFiles(data);
  if (files.length > 0 && (html === '' || onlyPicture.test(html))) {
    insertMedia(view, options.host, files, view.state.selection.from);
    return;
  }
  const tables = [...data.files].filter((file) => isTableFile(file) || isWorkbook(file));
  if (tables.length > 0 && html === '') insertTableFiles(view, tables, view.state.selection.from, options);
  else if (html !== '') pasteHtml(view, html, options);
  else if (!pastePlainTable(view, data, options)) {
    const text = data.getData('text/plain');
    const isOffered = couldBeCard(view, text);
    pastePlain(view, data);
    if (isOffered) offerCard(view, text, options.host);
  }
}

/** Text with tabs where a table may stand; anywhere else its lines stay lines. */
function pastePlainTable(view: EditorView, data: DataTransfer, { host, language }: PasteOptions): boolean {
  const { state } = view;
  const { $from } = state.selection;
  const rows = plainTable(data.getData('text/plain'));
  const table = rows === null ? null : tableOfText(rows, state.schema, language());
  if (table === null) return false;
  const mayStand =
    $from.depth > 0 && $from.node(-1).canReplaceWith($from.index(-1), $from.index(-1), table.type);
  if (!mayStand && !isInTable(state)) return false;
  put(view, new Slice(Fragment.from(table), 0, 0), host);
  return true;
}

export function pastePlain(view: EditorView, data: DataTransfer): void {
  const text = data.getData('text/plain');
  if (text !== '') put(view, plainSlice(text, view.state.schema), null);
}

export function mediaFiles(data: DataTransfer): readonly File[] {
  return [...data.files].filter((file) => /^(image|audio|video)\//.test(file.type) || isCaptionsFile(file));
}

function pasteHtml(view: EditorView, html: string, { host, language }: PasteOptions): void {
  const { schema } = view.state;
  const pictures = new PastedPictures();
  try {
    const read = readHtml(html, { fragment: true, language: language(), media: pictures.media });
    const parsed = parseDocument({ type: 'doc', content: [{ type: 'body', content: read.content }] });
    const body = parsed.ok ? parsed.document.children.find((child) => child.type.name === 'body') : undefined;
    if (body === undefined || read.content.length === 0) return;
    const content = Fragment.fromArray(body.children.map((child) => adoptNode(child, schema)));
    const isOpen = read.isInline ? 1 : 0;
    put(view, new Slice(pictures.emptied(content), isOpen, isOpen), host, pictures);
    if (read.dropped.length > 0) host.say(read.dropped.join(' '));
  } catch {
    host.say(
      'This could not be read as formatted text. Paste it as plain text with Ctrl+Shift+V.',
      'warning',
    );
  }
}

/** Puts it in as one step to undo. Cells go over those of a table; without a host they are text like any other. */
function put(view: EditorView, slice: Slice, host: CanvasHost | null, pictures?: PastedPictures): void {
  const { state } = view;
  const { from, to } = state.selection;
  const cells = host === null || spansFields(state) ? null : pastedTable(slice);
  const filled = cells === null || isOneWord(cells, state) ? null : fillCells(state, cells);
  if (filled?.ok === false) {
    host?.say(`The table ${filled.reason}. Nothing was pasted.`, 'warning');
    return;
  }
  const transaction =
    filled?.transaction ?? (spansFields(state) ? deleteAcross(state.tr, from, to) : state.tr);
  if (filled === null) insertSlice(transaction, cells === null ? slice : asBlocks(cells, slice));
  const waiting = pictures?.waiting(transaction.doc) ?? [];
  if (waiting.length > 0)
    startUploads(
      transaction,
      waiting.map(({ upload }) => upload),
    );
  // Undone by itself, however fast it was typed before and after.
  view.dispatch(
    closeHistory(transaction).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'),
  );
  view.dispatch(closeHistory(view.state.tr));
  if (filled !== null && cells !== null) host?.announce(sizeOf(cells));
  if (host === null || waiting.length === 0) return;
  host.announce(waiting.length === 1 ? 'Adding a picture' : `Adding ${waiting.length} pictures`);
  void addPastedPictures(view, host, waiting);
}
