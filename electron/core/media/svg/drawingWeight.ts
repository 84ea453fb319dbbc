import type { Element } from '@xmldom/xmldom';

/**
 * How many parts are drawn in all, or `most` when there are more: a few elements that each show another ten times
 * grow to billions. One that shows itself counts as `most`.
 */
export function weigh(elements: readonly Element[], most: number): number {
  const named = new Map<string, Element>();
  for (const element of elements) {
    const id = element.getAttribute('id');
    if (id !== null && !named.has(id)) named.set(id, element);
  }
  const known = new Map<Element, number | 'open'>();
  const weightOf = (element: Element): number => {
    const before = known.get(element);
    if (before !== undefined) return before === 'open' ? most : before;
    known.set(element, 'open');
    let weight = 1;
    for (const id of shownBy(element)) {
      const shown = named.get(id);
      if (shown !== undefined) weight += weightOf(shown);
    }
    for (let child = element.firstChild; child !== null && weight < most; child = child.nextSibling)
      if (child.nodeType === child.ELEMENT_NODE) weight += weightOf(child as Element); // Its type says so.
    const capped = Math.min(weight, most);
    known.set(element, capped);
    return capped;
  };
  const [root] = elements;
  return root === undefined ? 0 : weightOf(root);
}

function* shownBy(element: Element): Generator<string> {
  for (const { nodeName, value } of Array.from(element.attributes)) {
    const isAddress = /^(.*:)?href$/i.test(nodeName);
    if (isAddress && element.localName !== 'a' && value.trim().startsWith('#')) yield value.trim().slice(1);
    for (const [, id = ''] of value.matchAll(/url\(\s*["']?#([^)"'\s]+)/gi)) yield id;
  }
}
