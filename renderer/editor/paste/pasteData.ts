import { closeHistory } from '@tiptap/pm/history';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { readHtml } from '../../../shared/document/readHtml.ts';
import { parseDocument } from '../../../shared/document/schema.ts';
import { adoptNode } from '../adoptNode.ts';
import type { CanvasHost } from '../canvasHost.ts';
import { deleteAcross, spansFields } from '../keys/deleteAcross.ts';
import { insertMedia } from './insertMedia.ts';
import { insertSlice } from './insertSlice.ts';
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
    put(view, own);
    return;
  }
  const html = data.getData('text/html');
  const files = mediaFiles(data);
  if (files.length > 0 && (html === '' || onlyPicture.test(html))) {
    insertMedia(view, options.host, files, view.state.selection.from);
    return;
  }
  if (html === '') pastePlain(view, data);
  else pasteHtml(view, html, options);
}

export function pastePlain(view: EditorView, data: DataTransfer): void {
  const text = data.getData('text/plain');
  if (text !== '') put(view, plainSlice(text, view.state.schema));
}

export function mediaFiles(data: DataTransfer): readonly File[] {
  return [...data.files].filter((file) => /^(image|audio|video)\//.test(file.type));
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
    put(view, new Slice(pictures.emptied(content), isOpen, isOpen), { host, pictures });
    if (read.dropped.length > 0) host.say(read.dropped.join(' '));
  } catch {
    host.say(
      'This could not be read as formatted text. Paste it as plain text with Ctrl+Shift+V.',
      'warning',
    );
  }
}

interface WithPictures {
  readonly host: CanvasHost;
  readonly pictures: PastedPictures;
}

function put(view: EditorView, slice: Slice, coming?: WithPictures): void {
  const { state } = view;
  const { from, to } = state.selection;
  const transaction = spansFields(state) ? deleteAcross(state.tr, from, to) : state.tr;
  insertSlice(transaction, slice);
  const waiting = coming?.pictures.waiting(transaction.doc) ?? [];
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
  if (coming === undefined || waiting.length === 0) return;
  coming.host.announce(waiting.length === 1 ? 'Adding a picture' : `Adding ${waiting.length} pictures`);
  void addPastedPictures(view, coming.host, waiting);
}
