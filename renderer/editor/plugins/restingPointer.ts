import { Plugin } from '@tiptap/pm/state';
import { element } from '../dom.ts';

/** Milliseconds after the last key until the page feels the pointer again by itself. */
const rest = 400;

/**
 * While keys fall, a pane of nothing lies over the page. After each change of the page the browser asks
 * anew what lies under the pointer, and in a long text that search takes longer than the key; on the pane it
 * ends at once. A pointer that really moves takes the pane away first.
 */
export function restingPointer(): Plugin {
  return new Plugin({
    view(view) {
      const pane = element('div', { class: 'resting-pane', hidden: true });
      const holder = view.dom.parentElement;
      holder?.append(pane);
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isLying = false;
      let lastKey = 0;
      let x = -1;
      let y = -1;
      const lift = (): void => {
        if (!isLying) return;
        isLying = false;
        pane.hidden = true;
        clearTimeout(timer);
      };
      // One timer for many keys: it looks again when it fires instead of being set anew on each.
      const look = (): void => {
        const left = lastKey + rest - performance.now();
        if (left > 0) timer = setTimeout(look, left);
        else lift();
      };
      const onKey = (event: KeyboardEvent): void => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
        lastKey = performance.now();
        if (isLying) return;
        isLying = true;
        pane.hidden = false;
        timer = setTimeout(look, rest);
      };
      const onMove = (event: PointerEvent): void => {
        const hasMoved = event.screenX !== x || event.screenY !== y;
        x = event.screenX;
        y = event.screenY;
        if (hasMoved) lift();
      };
      view.dom.addEventListener('keydown', onKey);
      window.addEventListener('pointermove', onMove, { capture: true, passive: true });
      window.addEventListener('pointerdown', lift, { capture: true, passive: true });
      return {
        destroy() {
          clearTimeout(timer);
          pane.remove();
          view.dom.removeEventListener('keydown', onKey);
          window.removeEventListener('pointermove', onMove, { capture: true });
          window.removeEventListener('pointerdown', lift, { capture: true });
        },
      };
    },
  });
}
