import type { NodeJson } from './json.ts';

/**
 * Parsed HTML as elements see it. The shapes are those of parse5's own tree, so nothing is wrapped or
 * copied; a reader over another parser only has to offer the same fields.
 */
export interface HtmlText {
  readonly nodeName: '#text';
  readonly value: string;
}

export interface HtmlElement {
  readonly nodeName: string;
  /** Lower case. */
  readonly tagName: string;
  readonly attrs: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes: readonly HtmlNode[];
}

/** Comments and doctypes, which nobody reads. */
export interface HtmlOther {
  readonly nodeName: string;
}

export type HtmlNode = HtmlText | HtmlElement | HtmlOther;

/** What an element's reading rules may use. */
export interface HtmlReader {
  /** True while Stet's own export is read: white space is kept as it stands. */
  readonly own: boolean;
  /** The language round about, a BCP 47 tag, or '' when nobody said. */
  readonly language: string;
  /** The inline content below an element, blocks in it joined by line breaks, with the marks `type` may hold. */
  readonly inline: (
    element: HtmlElement,
    type: string,
    skip?: (element: HtmlElement) => boolean,
  ) => readonly NodeJson[];
  /** The text of an element as nodes like `node`; blocks found inside stand between the pieces. */
  readonly textBlock: (element: HtmlElement, node: NodeJson) => readonly NodeJson[];
  /** The blocks below an element; loose text becomes paragraphs. `skip` leaves elements out. */
  readonly blocks: (element: HtmlElement, skip?: (element: HtmlElement) => boolean) => readonly NodeJson[];
  /** The plain text below an element, white space collapsed. */
  readonly text: (element: HtmlElement) => string;
  /** An address made absolute and safe, or null. */
  readonly url: (address: string | null) => string | null;
  /** A media source for an address found in markup, or null (and a word in `dropped`). */
  readonly media: (address: string | null, claimed?: string | null) => string | null;
  /**
   * Says that something was left out, in a few words for the person who imports. `example` is what it was, such
   * as an address, which is kept nowhere else.
   */
  readonly drop: (what: string, example?: string) => void;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text';
}

/** An attribute's value, or null when it is not there. */
export function attributeOf(element: HtmlElement, name: string): string | null {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value;
  return null;
}

export function hasClass(element: HtmlElement, name: string): boolean {
  const value = attributeOf(element, 'class');
  if (value === null) return false;
  return value === name || value.split(/\s+/).includes(name);
}

/** The first element below that the test takes, in document order. */
export function findElement(
  element: HtmlElement,
  takes: (element: HtmlElement) => boolean,
): HtmlElement | null {
  const stack: HtmlNode[] = [...element.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (takes(node)) return node;
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child !== undefined) stack.push(child);
    }
  }
  return null;
}

/** Every element below that the test takes; what is inside a taken one is not looked at. */
export function findElements(
  element: HtmlElement,
  takes: (element: HtmlElement) => boolean,
): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  const stack: HtmlNode[] = [...element.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (takes(node)) {
      found.push(node);
      continue;
    }
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child !== undefined) stack.push(child);
    }
  }
  return found;
}

export function byClass(name: string): (element: HtmlElement) => boolean {
  return (element) => hasClass(element, name);
}

export function byTag(...names: readonly string[]): (element: HtmlElement) => boolean {
  return (element) => names.includes(element.tagName);
}

/** A declaration of the element's own `style`, lower case and trimmed, or '' when it has none. */
export function styleOf(element: HtmlElement, property: string): string {
  const style = attributeOf(element, 'style');
  if (style === null || style.length > 10_000) return '';
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property) {
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return '';
}

/** A whole number from an attribute, or null. */
export function numberOf(element: HtmlElement, name: string): number | null {
  const value = attributeOf(element, name);
  return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number(value) : null;
}
