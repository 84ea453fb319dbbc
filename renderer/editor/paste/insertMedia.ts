import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { MediaInfo } from '../../../shared/contract/calls.ts';
import type { CanvasHost } from '../canvasHost.ts';
import { insertNode } from '../insertElement.ts';
import { mediaFailure } from '../views/mediaFile.ts';
import { fillFigure } from './fillFigure.ts';
import { mediaNode } from './mediaNode.ts';
import { endUpload, startUpload, uploadPlace } from './uploads.ts';

/** Adds files to the media folder and puts each where it was dropped or pasted, in their order. */
export function insertMedia(
  view: EditorView,
  host: CanvasHost,
  files: readonly File[],
  position: number,
): void {
  const places = files.map((file) => {
    const id = crypto.randomUUID();
    const start = startUpload(id, file.name, position);
    view.dispatch(view.state.tr.setMeta(start.key, start.change).setMeta('addToHistory', false));
    return { id, file };
  });
  void (async () => {
    // One after the other: two pictures dropped together stay in order.
    for (const { id, file } of places) await addOne(view, host, id, file);
  })();
}

async function addOne(view: EditorView, host: CanvasHost, id: string, file: File): Promise<void> {
  let info: MediaInfo | null = null;
  try {
    info = await host.addMedia(file);
  } catch (error) {
    host.say(mediaFailure(file.name, error), 'error');
  }
  if (view.isDestroyed) return;
  const place = uploadPlace(view.state, id);
  const end = endUpload(id);
  const transaction = view.state.tr.setMeta(end.key, end.change);
  const { selection } = view.state;
  const hasMovedOn = place === null || !view.state.doc.resolve(place).sameParent(selection.$head);
  if (info !== null && !put(transaction, place, info)) {
    host.say(`${file.name} is in the media folder, but there was no place for it in the text.`, 'warning');
  }
  // The caret goes into the new caption, unless the writer is at work elsewhere by now.
  if (hasMovedOn) transaction.setSelection(selection.map(transaction.doc, transaction.mapping));
  view.dispatch(transaction);
}

function put(transaction: Transaction, place: number | null, info: MediaInfo): boolean {
  const node = mediaNode(transaction.doc.type.schema, info);
  if (place === null || node === null) return false;
  const $place = transaction.doc.resolve(place);
  for (let depth = $place.depth; depth > 0; depth -= 1) {
    const around = $place.node(depth);
    if (around.type.name === 'figure' && node.type.name === 'figure') {
      // Dropped on a picture: it takes its place and keeps the texts.
      fillFigure(transaction, $place.before(depth), info);
      return true;
    }
    if (around.type.name === 'lead' && around.canReplaceWith(0, around.childCount, node.type)) {
      transaction.replaceWith($place.start(depth), $place.end(depth), node);
      return true;
    }
  }
  transaction.setSelection(TextSelection.near($place));
  return insertNode(transaction, node);
}
