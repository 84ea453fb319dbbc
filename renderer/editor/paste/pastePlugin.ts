import { closeHistory } from '@tiptap/pm/history';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { deleteAcross, spansFields } from '../keys/deleteAcross.ts';
import { dropData, dropSelection } from './dropData.ts';
import { type PasteOptions, pasteData, pastePlain } from './pasteData.ts';
import { writeSlice } from './writeSlice.ts';

/**
 * Copy, cut, paste and drag. Foreign markup is read by the same reader as an import and never becomes live
 * DOM here, so nothing in it is loaded; what did not come over is said once, quietly.
 */
export function pastePlugin(options: PasteOptions): Plugin {
  let isPlain = false;

  const copy = (view: EditorView, event: ClipboardEvent): boolean => {
    const { selection } = view.state;
    if (selection.empty || event.clipboardData === null || isInControl(event.target)) return false;
    event.preventDefault();
    event.clipboardData.clearData();
    writeSlice(event.clipboardData, selection.content(), options.language(), options.direction());
    return true;
  };

  return new Plugin({
    view: (view) => {
      // After ProseMirror and the handle beside the page have said what is dragged.
      const onDrag = (event: DragEvent): void => {
        if (view.dragging === null || event.dataTransfer === null) return;
        event.dataTransfer.clearData();
        writeSlice(event.dataTransfer, view.dragging.slice, options.language(), options.direction());
      };
      const holder = view.dom.parentElement;
      holder?.addEventListener('dragstart', onDrag);
      return { destroy: () => holder?.removeEventListener('dragstart', onDrag) };
    },
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
          if (wasPlain) pastePlain(view, data);
          else pasteData(view, data, options);
          return true;
        },
        drop(view, event) {
          if (!view.editable || event.dataTransfer === null || isInControl(event.target)) return false;
          return view.dragging === null ? dropData(view, event, options) : dropSelection(view, event);
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
  view.dispatch(closeHistory(transaction).scrollIntoView().setMeta('uiEvent', 'cut'));
}
