import { Plugin, TextSelection } from '@tiptap/pm/state';

/** Pixels kept free between the caret and the edges of the page: the bars over it hide nothing one writes. */
export const caretMargin = { top: 64, bottom: 48, left: 0, right: 0 };

/**
 * Says that nothing needs scrolling when the caret is in view. ProseMirror would ask every element around
 * the caret for its place, at every key; here that is left to it once the caret is out of view.
 */
export function caretInView(): Plugin {
  return new Plugin({
    props: {
      handleScrollToSelection(view) {
        const { selection } = view.state;
        const scroller = view.dom.closest('.story-scroller');
        if (scroller === null || !(selection instanceof TextSelection)) return false;
        const caret = view.coordsAtPos(selection.head, 1);
        const page = scroller.getBoundingClientRect();
        return caret.top >= page.top + caretMargin.top && caret.bottom <= page.bottom - caretMargin.bottom;
      },
    },
  });
}
