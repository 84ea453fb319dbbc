import type { EditorView } from '@tiptap/pm/view';

/** Where a floating list goes (fixed, in CSS pixels): under a position of the text, above it where room is short. */
export function placeBeside(
  view: EditorView,
  position: number,
  popup: HTMLElement,
): { left: number; top: number } {
  const caret = view.coordsAtPos(Math.min(position, view.state.doc.content.size));
  const { offsetWidth: width, offsetHeight: height } = popup;
  const below = caret.bottom + 6;
  const fitsBelow = below + height < window.innerHeight - 8;
  const isRtl = getComputedStyle(view.dom).direction === 'rtl';
  const left = isRtl ? caret.left - width : caret.left;
  return {
    left: Math.max(8, Math.min(left, window.innerWidth - width - 8)),
    top: Math.max(8, fitsBelow ? below : caret.top - height - 6),
  };
}
