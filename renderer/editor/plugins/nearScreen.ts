import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { createNearBlocks } from '../../ui/column/nearBlocks.ts';
import { bodyOf } from './longText.ts';

/** Of a very long text only what is near the screen and the caret is laid out. */
export function nearScreen(): Plugin {
  return new Plugin({ view: followScreen });
}

function followScreen(view: EditorView) {
  const scroller = view.dom.closest('.story-scroller');
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const near = createNearBlocks({
    body: () => view.dom.querySelector(':scope > [data-element="body"]'),
    selector: '.story-canvas > [data-element="body"]',
    count: () => bodyOf(view.state.doc)?.node.childCount ?? 0,
    screen: () => scroller?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight },
    kept: () =>
      [view.state.selection.$anchor, view.state.selection.$head].flatMap(($place) =>
        $place.depth > 0 && $place.node(1).type.name === 'body' ? $place.index(1) : [],
      ),
    setCss: (css) => sheet.replaceSync(css),
  });
  let frame = 0;
  const request = (): void => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      near.look();
    });
  };
  near.changed();
  request();
  scroller?.addEventListener('scroll', request, { passive: true });
  window.addEventListener('resize', request, { passive: true });
  return {
    update: near.changed,
    destroy() {
      cancelAnimationFrame(frame);
      scroller?.removeEventListener('scroll', request);
      window.removeEventListener('resize', request);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}
