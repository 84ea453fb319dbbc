import type { EditorHandle } from './editorHandle.ts';
import type { EditorSession } from './editorSession.ts';

/** Puts caret and scroll where they were; a story nobody has opened begins at its headline. */
export function restorePlace(handle: EditorHandle, session: EditorSession, scroller: HTMLElement): void {
  const { view } = handle.editor;
  if (!mayTakeFocus()) {
    scroller.scrollTop = session.place?.scroll ?? 0;
    return;
  }
  if (session.place === null) {
    handle.focusField('headline');
    scroller.scrollTop = 0;
    return;
  }
  view.focus();
  const { scroll } = session.place;
  scroller.scrollTop = scroll;
  // Heights of blocks never shown yet are estimates: once they are known, the place is set once more.
  requestAnimationFrame(() => {
    scroller.scrollTop = scroll;
  });
}

/** A field, a dialog or an open menu in use keeps the keyboard: a menu could even close under the pointer. */
function mayTakeFocus(): boolean {
  const openMenu = '[aria-haspopup=menu][aria-expanded=true], [role=menu][data-open]';
  if (document.querySelector(openMenu) !== null) return false;
  const active = document.activeElement;
  return active === null || active.closest('input, textarea, select, [role=dialog]') === null;
}

/** Tells the session where caret and scroll are; it sends them when they rest. Returns how to stop. */
export function rememberPlace(
  handle: EditorHandle,
  session: EditorSession,
  scroller: HTMLElement,
): () => void {
  // Read when it changes: asked for on a key it would make the browser lay out the page twice.
  let scroll = Math.max(0, Math.round(scroller.scrollTop));
  const tell = (): void => {
    const { anchor, head } = handle.editor.state.selection;
    session.rememberPlace({ anchor, head, scroll });
  };
  const onScroll = (): void => {
    scroll = Math.max(0, Math.round(scroller.scrollTop));
    tell();
  };
  const stop = handle.onSelection(tell);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  return () => {
    stop();
    scroller.removeEventListener('scroll', onScroll);
  };
}
