import { closeHistory } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { blockDepth, depthOf } from '../fields.ts';
import { deleteAcross, spansFields } from '../keys/deleteAcross.ts';
import { insertTableFiles } from '../tables/insertTableFiles.ts';
import { isTableFile, isWorkbook } from '../tables/tableFiles.ts';
import { isCaptionsFile } from './captionsFiles.ts';
import { insertMedia } from './insertMedia.ts';
import { insertSlice } from './insertSlice.ts';
import { mediaFiles, type PasteOptions, pasteData } from './pasteData.ts';
import { readSlice } from './readSlice.ts';

/** Something dropped that was not taken up on this page: files, another Stet's block, text or a link. */
export function dropData(view: EditorView, event: DragEvent, options: PasteOptions): boolean {
  const data = event.dataTransfer;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (data === null || at === null) return false;
  event.preventDefault();
  const files = mediaFiles(data);
  const tables = [...data.files].filter((file) => isTableFile(file) || isWorkbook(file));
  if (files.length > 0) insertMedia(view, options.host, files, placeForFile(view, event, at));
  else if (tables.length > 0) {
    const isOnCell = depthOf(view.state.doc.resolve(at.pos), 'tableCell', 'tableHeader') > 0;
    insertTableFiles(view, tables, isOnCell ? at.pos : placeForFile(view, event, at), options);
  } else if (data.files.length > 0) {
    options.host.say(
      'Only pictures, sounds, films, captions (WebVTT, SRT) and tables (CSV) can be dropped into the text. To open a document, use Import.',
      'warning',
    );
  } else dropText(view, data, at.pos, options);
  return true;
}

function dropText(view: EditorView, data: DataTransfer, position: number, options: PasteOptions): void {
  const { state } = view;
  const own = readSlice(data, state.schema);
  const between = own === null || own.openStart > 0 ? null : dropPoint(state.doc, position, own);
  if (own !== null && between !== null && !state.doc.resolve(between).parent.inlineContent) {
    view.dispatch(
      closeHistory(state.tr.insert(between, own.content)).scrollIntoView().setMeta('uiEvent', 'drop'),
    );
  } else {
    view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(position))));
    pasteData(view, data, options);
  }
  view.focus();
}

/**
 * A selection over several fields that is moved or copied by dragging: its fields stay and are emptied, as
 * when it is cut. ProseMirror moves everything else.
 */
export function dropSelection(view: EditorView, event: DragEvent): boolean {
  const { state, dragging } = view;
  if (dragging === null || dragging.slice.openStart === 0 || !spansFields(state)) return false;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at === null) return false;
  event.preventDefault();
  const { from, to } = state.selection;
  view.dragging = null;
  if (at.pos >= from && at.pos <= to) return true;
  const isCopy = /Mac/.test(navigator.platform) ? event.altKey : event.ctrlKey;
  const transaction = isCopy ? state.tr : deleteAcross(state.tr, from, to);
  const place = transaction.doc.resolve(transaction.mapping.map(at.pos));
  transaction.setSelection(TextSelection.near(place));
  insertSlice(transaction, dragging.slice);
  view.dispatch(closeHistory(transaction).scrollIntoView().setMeta('uiEvent', 'drop'));
  view.focus();
  return true;
}

/** On a picture or a place for one: there. Anywhere else in the body: between the blocks, by the half under the pointer. */
function placeForFile(
  view: EditorView,
  event: DragEvent,
  at: { readonly pos: number; readonly inside: number },
): number {
  const position = at.inside >= 0 ? Math.max(at.pos, at.inside + 1) : at.pos;
  const $position = view.state.doc.resolve(position);
  if (blockDepth($position) !== 2 || $position.node(1).type.name !== 'body') return position;
  const isInGallery = $position.depth > 2 && $position.node(2).type.name === 'gallery';
  const depth = isInGallery ? 3 : 2;
  const block = $position.node(depth);
  // A place for a picture takes it; in a gallery a picture that is there already moves on.
  if (block.type.name === 'figure' && (!isInGallery || block.attrs['source'] === null)) return position;
  if (block.type.name === 'video' && [...(event.dataTransfer?.files ?? [])].every(isCaptionsFile))
    return position;
  if (block.isTextblock && block.content.size === 0 && !isInGallery) return position;
  const dom = view.nodeDOM($position.before(depth));
  if (!(dom instanceof Element)) return position;
  const { top, bottom, left, right } = dom.getBoundingClientRect();
  if (block.type.name === 'galleryCaption') return $position.before(depth);
  const isRightToLeft = getComputedStyle(dom).direction === 'rtl';
  const isFirstHalf = isInGallery
    ? event.clientX < (left + right) / 2 !== isRightToLeft
    : event.clientY < (top + bottom) / 2;
  return isFirstHalf ? $position.before(depth) : $position.after(depth);
}
