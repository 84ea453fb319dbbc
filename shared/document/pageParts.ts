import { collectText } from './collectText.ts';
import { attributeOf, type HtmlElement, type HtmlNode, hasClass, isElement } from './htmlTree.ts';

/** The parts of a page its reading begins with, found in one walk. */
export interface PageParts {
  /** What is read: our own article, the longest `<article>`, `<main>`, or the whole body. */
  readonly root: HtmlElement;
  readonly isOwn: boolean;
  /** False when the page marks no part of it as the article. */
  readonly isChosen: boolean;
  readonly html: HtmlElement | null;
  readonly head: HtmlElement | null;
  /** All `<h1>`, in order. */
  readonly headings: readonly HtmlElement[];
}

const wanted: ReadonlySet<string> = new Set(['html', 'head', 'body', 'main', 'article', 'h1']);

export function pageParts(page: HtmlElement): PageParts {
  const found = new Map<string, HtmlElement[]>();
  const stack: HtmlNode[] = [page];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    const role = node.attrs.length > 0 && attributeOf(node, 'role') === 'main' ? 'main' : node.tagName;
    if (wanted.has(role)) {
      const others = found.get(role);
      if (others === undefined) found.set(role, [node]);
      else others.push(node);
    }
    const { childNodes } = node;
    for (let index = childNodes.length - 1; index >= 0; index -= 1) {
      const child = childNodes[index];
      if (child !== undefined) stack.push(child);
    }
  }
  const first = (tag: string): HtmlElement | null => found.get(tag)?.[0] ?? null;
  return {
    ...articleOf(found.get('article') ?? [], first('main'), first('body') ?? page),
    html: first('html'),
    head: first('head'),
    headings: found.get('h1') ?? [],
  };
}

function articleOf(
  articles: readonly HtmlElement[],
  main: HtmlElement | null,
  body: HtmlElement,
): Pick<PageParts, 'root' | 'isOwn' | 'isChosen'> {
  const own = articles.find(
    (article) => attributeOf(article, 'data-stet') !== null && hasClass(article, 'stet-article'),
  );
  if (own !== undefined) return { root: own, isOwn: true, isChosen: true };
  const candidates = [...articles, ...(main === null ? [] : [main])];
  const sized = candidates.map((root) => ({ root, size: collectText(root).trim().length }));
  // Articles go before the main part they stand in, and long ones before teasers.
  const articleSizes = sized.filter(({ root, size }) => size > 0 && root !== main);
  const longest =
    articleSizes.toSorted((one, other) => other.size - one.size)[0] ?? sized.find(({ size }) => size > 0);
  if (longest !== undefined) return { root: longest.root, isOwn: false, isChosen: true };
  return { root: body, isOwn: false, isChosen: false };
}
