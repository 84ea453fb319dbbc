import { Fragment, Slice } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { readHtml } from '../../../shared/document/readHtml.ts';
import { parseDocument } from '../../../shared/document/schema.ts';
import { adoptNode } from '../adoptNode.ts';
import type { CanvasHost } from '../canvasHost.ts';
import { deleteAcross, spansFields } from '../keys/deleteAcross.ts';
import { readSlice, writeSlice } from './clipboard.ts';
import { insertMedia } from './insertMedia.ts';
import { insertSlice } from './insertSlice.ts';
import { addPastedPictures, hasDataPictures } from './pastedPictures.ts';
import { plainSlice } from './plainText.ts';

export interface PasteOptions {
  readonly host: CanvasHost;
  readonly language: () => string;
  readonly direction: () => 'ltr' | 'rtl';
}

/**
 * Copy, cut, paste and drop. Foreign markup is read by the same reader as an import and never becomes live
 * DOM here, so nothing in it is loaded; what did not come over is said once, quietly.
 */
export function pastePlugin(options: PasteOptions): Plugin {
  let isPlain = false;
  const { host } = options;

  const copy = (view: EditorView, event: ClipboardEvent): boolean => {
    const { selection } = view.state;
    if (selection.empty || event.clipboardData === null) return false;
    event.preventDefault();
    event.clipboardData.clearData();
    writeSlice(event.clipboardData, selection.content(), options.language(), options.direction());
    return true;
  };

  return new Plugin({
    props: {
      handleKeyDown(_view, event) {
        // Ctrl+Shift+V: the browser's paste follows and is read as text only.
        isPlain = event.code === 'KeyV' && event.shiftKey && (event.ctrlKey || event.metaKey);
        return false;
      },
      handleDOMEvents: {
        copy,
        cut(view, event) {
          if (!view.editable || !copy(view, event)) return false;
          removeSelected(view);
          return true;
        },
        paste(view, event) {
          const data = event.clipboardData;
          if (!view.editable || data === null || isInControl(event.target)) return false;
          event.preventDefault();
          const wasPlain = isPlain;
          isPlain = false;
          paste(view, data, wasPlain, options);
          return true;
        },
        drop(view, event) {
          const data = event.dataTransfer;
          if (!view.editable || data === null || view.dragging !== null) return false;
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at === null) return false;
          const files = mediaFiles(data);
          event.preventDefault();
          if (files.length > 0) {
            insertMedia(view, host, files, at.inside >= 0 ? Math.max(at.pos, at.inside + 1) : at.pos);
            return true;
          }
          if (data.files.length > 0) {
            host.say(
              'Only pictures, sounds and films can be dropped into the text. To open a document, use Import.',
              'warning',
            );
            return true;
          }
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
          paste(view, data, false, options);
          view.focus();
          return true;
        },
      },
    },
  });
}

function isInControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}

function removeSelected(view: EditorView): void {
  const { state } = view;
  const { from, to } = state.selection;
  const transaction = spansFields(state) ? deleteAcross(state.tr, from, to) : state.tr.deleteSelection();
  view.dispatch(transaction.scrollIntoView().setMeta('uiEvent', 'cut'));
}

function paste(view: EditorView, data: DataTransfer, isPlain: boolean, options: PasteOptions): void {
  const { schema } = view.state;
  const text = data.getData('text/plain');
  if (isPlain) {
    if (text !== '') put(view, plainSlice(text, schema));
    return;
  }
  const own = readSlice(data, schema);
  if (own !== null) {
    put(view, own);
    return;
  }
  const html = data.getData('text/html');
  const files = mediaFiles(data);
  // A picture copied from a page comes with markup that is nothing but that picture.
  if (
    files.length > 0 &&
    (html === '' || /^\s*(<meta[^>]*>)?\s*(<html>\s*<body>\s*)?(<!--.*?-->)?\s*<img[^>]*>/is.test(html))
  ) {
    insertMedia(view, options.host, files, view.state.selection.from);
    return;
  }
  if (html !== '') {
    pasteHtml(view, html, options);
    return;
  }
  if (text !== '') put(view, plainSlice(text, schema));
}

function pasteHtml(view: EditorView, html: string, options: PasteOptions): void {
  if (!hasDataPictures(html)) {
    putHtml(view, html, new Map(), options);
    return;
  }
  const place = view.state.selection.getBookmark();
  const before = view.state.doc;
  void addPastedPictures(html, options.host).then((sources) => {
    if (view.isDestroyed) return;
    // Typed on meanwhile: what was copied goes to where the caret is now.
    if (view.state.doc.eq(before)) view.dispatch(view.state.tr.setSelection(place.resolve(view.state.doc)));
    putHtml(view, html, sources, options);
  });
}

function putHtml(
  view: EditorView,
  html: string,
  sources: ReadonlyMap<string, string>,
  options: PasteOptions,
): void {
  const { schema } = view.state;
  try {
    const read = readHtml(html, {
      fragment: true,
      language: options.language(),
      media: (address) => (address === null ? null : (sources.get(address) ?? null)),
    });
    const parsed = parseDocument({ type: 'doc', content: [{ type: 'body', content: read.content }] });
    const body = parsed.ok ? parsed.document.children.find((child) => child.type.name === 'body') : undefined;
    if (body === undefined || read.content.length === 0) return;
    const content = Fragment.fromArray(body.children.map((child) => adoptNode(child, schema)));
    const isOpen = read.isInline ? 1 : 0;
    put(view, new Slice(content, isOpen, isOpen));
    if (read.dropped.length > 0) options.host.say(read.dropped.join(' '));
  } catch {
    options.host.say(
      'This could not be read as formatted text. Paste it as plain text with Ctrl+Shift+V.',
      'warning',
    );
  }
}

function put(view: EditorView, slice: Slice): void {
  const { state } = view;
  const { from, to } = state.selection;
  const transaction = spansFields(state) ? deleteAcross(state.tr, from, to) : state.tr;
  insertSlice(transaction, slice);
  view.dispatch(transaction.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
}

function mediaFiles(data: DataTransfer): readonly File[] {
  return [...data.files].filter((file) => /^(image|audio|video)\//.test(file.type));
}
