import { createNearBlocks } from '../ui/column/nearBlocks.ts';
import { patchBlocks, patchShell } from './patchArticle.ts';
import type { PreviewArticle } from './previewArticle.ts';

/**
 * One frame that shows the article: a document of its own without scripts, whose tree this side keeps up to
 * date. It is written once and from then on only what changed is put in.
 */
export interface PreviewFrame {
  readonly document: Document;
  readonly show: (article: PreviewArticle) => void;
  readonly setCss: (look: FrameLook) => void;
  /** The element of the block with this number, or of the next one that shows something. */
  readonly elementOf: (number: number) => Element | null;
  /** The block an element belongs to, or null. */
  readonly blockOf: (element: Element) => { readonly element: Element; readonly number: number } | null;
}

export interface FrameLook {
  readonly css: string;
  readonly theme: string;
  /** Pages break where all that is before them ends: nothing may be left out of the layout. */
  readonly isPaged: boolean;
}

/** `document` is that of a frame which has loaded `emptyPage`. */
export function createPreviewFrame(document: Document): PreviewFrame {
  const main = document.querySelector('main') ?? document.body;
  const style = document.querySelector('style') ?? document.head.appendChild(document.createElement('style'));
  const nearStyle = document.head.appendChild(document.createElement('style'));
  let shown: PreviewArticle | null = null;
  let isPaged = false;
  /** The block that was last asked for. */
  let asked: readonly number[] = [];

  const body = () => main.querySelector('.stet-body');
  const near = createNearBlocks({
    body,
    selector: '.stet-body',
    count: () => (isPaged ? 0 : (shown?.blocks.length ?? 0)),
    screen: () => ({ top: 0, bottom: document.documentElement.clientHeight }),
    kept: () => asked,
    setCss: (css) => {
      nearStyle.textContent = css;
    },
  });
  for (const kind of ['scroll', 'resize'])
    document.defaultView?.addEventListener(kind, near.look, { capture: true, passive: true });

  return {
    document,
    setCss(look) {
      if (style.textContent !== look.css) style.textContent = look.css;
      document.body.className = `theme-${look.theme}`;
      isPaged = look.isPaged;
      near.changed();
    },
    show(article) {
      const root = document.documentElement;
      if (root.lang !== article.language) root.lang = article.language;
      if (root.dir !== article.direction) root.dir = article.direction;
      if (shown?.shell !== article.shell) patchShell(main, article.shell);
      const target = body();
      if (target !== null) patchBlocks(target, shown?.blocks ?? [], article.blocks);
      shown = article;
      asked = [];
      near.changed();
    },
    elementOf(number) {
      const numbers = shown?.numbers ?? [];
      const first = numbers[0];
      if (first === undefined || number < first) return main.querySelector(`[data-block="${number}"]`);
      const at = numbers.findIndex((candidate) => candidate >= number);
      const block = at === -1 ? numbers.length - 1 : at;
      // Who asks wants to know where it is.
      asked = [block];
      near.changed();
      return body()?.children[block] ?? null;
    },
    blockOf(element) {
      const anchored = element.closest('[data-block]');
      if (anchored !== null)
        return { element: anchored, number: Number(anchored.getAttribute('data-block')) };
      const target = body();
      let current: Element | null = element;
      while (current !== null && current.parentElement !== target) current = current.parentElement;
      if (current === null || target === null) return null;
      const number = shown?.numbers[Array.prototype.indexOf.call(target.children, current)];
      return number === undefined ? null : { element: current, number };
    },
  };
}
