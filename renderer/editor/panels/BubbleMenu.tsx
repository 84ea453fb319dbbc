import { TextSelection } from '@tiptap/pm/state';
import { Bold, Italic, Languages, Link, Subscript, Superscript } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import type { EditorHandle } from '../editorHandle.ts';
import { CommandButton } from './CommandButton.tsx';
import { TextToolbar } from './TextToolbar.tsx';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What may be done to selected words, over them. It waits for the pointer to be let go. */
export function BubbleMenu({ handle }: { readonly handle: EditorHandle }) {
  const dialog = useSyncExternalStore(handle.dialog.subscribe, handle.dialog.get);
  const popup = useRef<HTMLDivElement>(null);
  const span = useSelectedSpan(handle, popup);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    if (span === null || popup.current === null) {
      setPlace(null);
      return;
    }
    setPlace(placeAbove(handle, span, popup.current));
  }, [span, handle]);
  if (span === null || dialog !== null) return null;
  return (
    <TextToolbar
      handle={handle}
      ref={popup}
      className="bubble-menu"
      label="Selected text"
      style={place === null ? { visibility: 'hidden' } : place}
      onMouseDown={(event) => event.preventDefault()}
    >
      <CommandButton handle={handle} id="format.bold" icon={<Bold size={15} />} />
      <CommandButton handle={handle} id="format.italic" icon={<Italic size={15} />} />
      <CommandButton handle={handle} id="format.link" icon={<Link size={15} />} />
      <CommandButton handle={handle} id="format.superscript" icon={<Superscript size={15} />} />
      <CommandButton handle={handle} id="format.subscript" icon={<Subscript size={15} />} />
      <IconButton
        label="Language of the text…"
        icon={<Languages size={15} />}
        onClick={() => handle.runCommand('format.language')}
      />
    </TextToolbar>
  );
}

function placeAbove(handle: EditorHandle, span: Span, popup: HTMLElement): { left: number; top: number } {
  const { view } = handle.editor;
  const start = view.coordsAtPos(span.from, 1);
  const end = view.coordsAtPos(span.to, -1);
  const middle = end.top > start.bottom - 2 ? start.left + 80 : (start.left + end.right) / 2;
  const above = start.top - popup.offsetHeight - 8;
  return {
    left: Math.max(8, Math.min(middle - popup.offsetWidth / 2, window.innerWidth - popup.offsetWidth - 8)),
    // Over the top bar it would hide what it belongs to.
    top: above > 52 ? above : Math.min(end.bottom + 8, window.innerHeight - popup.offsetHeight - 8),
  };
}

/** The selected words, once the pointer has been let go; null while there are none. */
function useSelectedSpan(handle: EditorHandle, popup: RefObject<HTMLElement | null>): Span | null {
  const [span, setSpan] = useState<Span | null>(null);
  useEffect(() => {
    const { dom } = handle.editor.view;
    let isPressed = false;
    const look = (): void => {
      const { selection } = handle.editor.state;
      const { from, to, $from } = selection;
      const isText = selection instanceof TextSelection && !selection.empty && $from.parent.isTextblock;
      const isMarked =
        isText && $from.parent.type.spec['marks'] !== 'unknownMark' && handle.editor.isEditable;
      const hasKeyboard = (): boolean => handle.editor.view.hasFocus() || isInside(document.activeElement);
      if (isPressed || !isMarked || !hasKeyboard()) setSpan(null);
      else setSpan((before) => (before?.from === from && before.to === to ? before : { from, to }));
    };
    const down = (): void => {
      isPressed = true;
    };
    const up = (): void => {
      isPressed = false;
      requestAnimationFrame(look);
    };
    const scroller = dom.closest('.story-scroller');
    const hide = (): void => setSpan(null);
    const isInside = (target: EventTarget | null): boolean =>
      target instanceof Node && popup.current?.contains(target) === true;
    const leave = (event: FocusEvent): void => {
      const { relatedTarget } = event;
      const isText = relatedTarget instanceof Node && dom.contains(relatedTarget);
      if (!isText && !isInside(relatedTarget) && (event.target === dom || isInside(event.target))) hide();
    };
    dom.addEventListener('mousedown', down);
    window.addEventListener('mouseup', up);
    scroller?.addEventListener('scroll', hide, { passive: true });
    // The menu is in the page only while words are selected, and takes the keyboard when asked for it.
    document.addEventListener('focusout', leave);
    const stop = handle.onSelection(look);
    return () => {
      stop();
      dom.removeEventListener('mousedown', down);
      window.removeEventListener('mouseup', up);
      scroller?.removeEventListener('scroll', hide);
      document.removeEventListener('focusout', leave);
    };
  }, [handle, popup]);
  return span;
}
