import type { Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { MediaInfo } from '../../../shared/contract/calls.ts';
import type { CanvasHost } from '../canvasHost.ts';
import { nearText } from '../fields.ts';
import { insertNode } from '../insertElement.ts';
import { mediaFailure } from '../views/mediaFile.ts';
import { addCaptions } from './captionsFiles.ts';
import { fillFigure } from './fillFigure.ts';
import { mediaNode } from './mediaNode.ts';
import { type Arrival, placeFiles } from './placeFiles.ts';
import { endUpload, uploadPlace } from './uploads.ts';

/** Adds files to the media folder and puts each where it was dropped or pasted, in their order. */
export function insertMedia(
  view: EditorView,
  host: CanvasHost,
  files: readonly File[],
  position: number,
): void {
  placeFiles(view, files, position, (arrival) => addOne(view, host, arrival));
}

async function addOne(view: EditorView, host: CanvasHost, { id, file, later }: Arrival): Promise<void> {
  let info: MediaInfo | null = null;
  try {
    info = await host.addMedia(file);
  } catch (error) {
    host.say(mediaFailure(file.name, error), 'error');
  }
  if (view.isDestroyed) return;
  const place = uploadPlace(view.state, id);
  const { selection } = view.state;
  const transaction = view.state.tr;
  const hasMovedOn = place === null || !view.state.doc.resolve(place).sameParent(selection.$head);
  const end = info === null ? null : put(transaction, place, info);
  if (info !== null && end === null) {
    host.say(
      `${file.name} is in the media folder, but ${info.type === 'text/vtt' ? 'captions belong to a film: drop them on one.' : 'there was no place for it in the text.'}`,
      'warning',
    );
  }
  endUpload(transaction, id, end === null ? null : { ids: later, at: end });
  // The caret goes into the new caption, unless the writer is at work elsewhere by now.
  if (hasMovedOn) transaction.setSelection(selection.map(transaction.doc, transaction.mapping));
  view.dispatch(transaction);
}

/** Puts the file's element in; gives the position after it, or null when it found no place. */
function put(transaction: Transaction, place: number | null, info: MediaInfo): number | null {
  if (info.type === 'text/vtt') return place === null ? null : putCaptions(transaction, place, info);
  const node = mediaNode(transaction.doc.type.schema, info);
  if (place === null || node === null) return null;
  const $place = transaction.doc.resolve(place);
  for (let depth = $place.depth; depth > 0; depth -= 1) {
    const around = $place.node(depth);
    if (around.type.name === 'figure' && node.type.name === 'figure') {
      // Dropped on a picture: it takes its place and keeps the texts.
      fillFigure(transaction, $place.before(depth), info);
      return transaction.mapping.map($place.after(depth));
    }
    if (around.type.name === 'lead' && around.canReplaceWith(0, around.childCount, node.type)) {
      transaction.replaceWith($place.start(depth), $place.end(depth), node);
      return transaction.mapping.map($place.after(depth));
    }
  }
  const index = $place.index();
  if (!$place.parent.isTextblock && $place.parent.canReplaceWith(index, index, node.type)) {
    transaction.insert(place, node);
    const inside = nearText(transaction.doc, place, 1);
    if (inside !== null) transaction.setSelection(inside);
    return place + node.nodeSize;
  }
  transaction.setSelection(TextSelection.near($place));
  return insertNode(transaction, node) ? endOf(transaction, node) : null;
}

/** Captions belong to a film: the one they were dropped on, or the one with the caret. */
function putCaptions(transaction: Transaction, place: number, info: MediaInfo): number | null {
  const $place = transaction.doc.resolve(place);
  for (let depth = $place.depth; depth > 0; depth -= 1) {
    if (addCaptions(transaction, $place.before(depth), info))
      return transaction.mapping.map($place.after(depth));
  }
  return null;
}

/** The position after a node that the transaction has put in. */
function endOf(transaction: Transaction, node: Node): number | null {
  let end: number | null = null;
  transaction.doc.descendants((one, position) => {
    if (one === node) end = position + one.nodeSize;
    return end === null;
  });
  return end;
}
