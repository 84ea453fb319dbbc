import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * The browser tells that the caret moved a little later than it moves it, on a busy machine later than the
 * next key: a key struck right after a press of the mouse or of Home would act where the caret was before.
 * So each key has a look at the caret first.
 */
export function caretInTime(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view) {
          if (!view.composing && !isInTime(view))
            view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
          return false;
        },
      },
    },
  });
}

function isInTime(view: EditorView): boolean {
  const shown = view.dom.ownerDocument.getSelection();
  const { selection } = view.state;
  if (shown === null || shown.focusNode === null || shown.anchorNode === null) return true;
  if (!view.dom.contains(shown.focusNode) || !view.dom.contains(shown.anchorNode)) return true;
  if (!(selection instanceof TextSelection)) return false;
  return (
    view.posAtDOM(shown.focusNode, shown.focusOffset) === selection.head &&
    view.posAtDOM(shown.anchorNode, shown.anchorOffset) === selection.anchor
  );
}
