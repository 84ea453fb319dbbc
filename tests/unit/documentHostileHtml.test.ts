import { parse, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import {
  attributeOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
} from '../../shared/document/htmlTree.ts';
import type { JsonValue, NodeJson } from '../../shared/document/json.ts';
import { readHtml } from '../../shared/document/readHtml.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { rendering } from '../elements/storyWith.ts';
import { hasAllVectors, hostileVectors as vectors, vectorsName } from '../formats/hostileVectors.ts';

/** Every element an article may be written with. */
const ours = new Set(
  (
    'article header section nav figure figcaption blockquote div p span h1 h2 h3 ul ol li table thead tbody tr th td ' +
    'a strong em sup sub br hr img audio video time'
  ).split(' '),
);
const safe = /^(https?:|mailto:|tel:|media\/[0-9a-f]{64}\.[a-z0-9]+$)/;
const addressAttributes = new Set([
  'href',
  'src',
  'poster',
  'data-url',
  'data-source',
  'data-poster',
  'data-embed',
  'data-picture',
  'action',
  'srcset',
]);
const written = { ...rendering, meta: { ...rendering.meta, tags: [], place: '', section: '' } };

function* elementsOf(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  const stack = [...nodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    yield node;
    stack.push(...node.childNodes);
  }
}

function faultsOf(html: string): readonly string[] {
  const faults: string[] = [];
  const tree = parseFragment(html).childNodes as unknown as readonly HtmlNode[];
  for (const element of elementsOf(tree)) {
    if (!ours.has(element.tagName)) faults.push(`<${element.tagName}>`);
    for (const { name, value } of element.attrs) {
      if (name.startsWith('on') || name === 'style') faults.push(`${name}="${value}"`);
      if (
        addressAttributes.has(name) &&
        !safe.test(value) &&
        !/^media:[0-9a-f]{64}\.[a-z0-9]{1,5}$/.test(value)
      )
        faults.push(`${name}="${value}"`);
    }
  }
  return faults;
}

/** Attributes of the model that hold addresses must hold safe ones; text may say what it likes. */
function addressesOf(node: NodeJson): readonly string[] {
  const found: string[] = [];
  const look = (attrs: Readonly<Record<string, JsonValue>> | undefined): void => {
    for (const [name, value] of Object.entries(attrs ?? {})) {
      if (typeof value === 'string' && /^(href|url|source|poster|embedUrl|picture)$/.test(name))
        found.push(value);
      else if (typeof value === 'object' && value !== null) found.push(`not plain: ${name}`);
    }
  };
  look(node.attrs?.['colwidth'] === null ? { ...node.attrs, colwidth: '' } : node.attrs);
  for (const mark of node.marks ?? []) look(mark.attrs);
  return [...found, ...(node.content ?? []).flatMap(addressesOf)];
}

const unseen = new Set(
  'script style template head title noscript iframe object embed canvas audio video datalist area param noembed noframes'.split(
    ' ',
  ),
);

/** What a reader sees of the raw markup, letters only; by another walk than the reader's own. */
function visibleLetters(nodes: readonly HtmlNode[]): string {
  let text = '';
  for (const node of nodes) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && !isUnseen(node)) text += visibleLetters(node.childNodes);
  }
  return letters(text);
}

function isUnseen(element: HtmlElement): boolean {
  const style = attributeOf(element, 'style') ?? '';
  return (
    unseen.has(element.tagName) ||
    ['desc', 'metadata', 'defs'].includes(element.tagName) ||
    attributeOf(element, 'hidden') !== null ||
    /display\s*:\s*none/i.test(style)
  );
}

function letters(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cc}\p{Cs}\ufffd]+/gu, '');
}

/** Without alt texts, which no walk over text nodes sees. */
function textOf(node: NodeJson): string {
  if (node.type === 'altText') return '';
  return node.text ?? (node.content ?? []).map(textOf).join('');
}

test(vectorsName, () => {
  if (!hasAllVectors) console.warn(`${vectorsName}.`);
  expect(vectors.length).toBe(hasAllVectors ? 643 : 4);
});

describe.each(vectors.map(({ id, html }) => [id, html] as const))('%s', (_id, html) => {
  test.each(['pasted', 'imported'])(
    '%s: nothing but our elements and safe addresses; text stays; the second time changes nothing',
    (way) => {
      const read = readHtml(html, { fragment: way === 'pasted', baseUrl: 'https://page.example/a/' });
      const writer = createHtmlWriter(written);
      const out = writer.article(read.document);
      expect(faultsOf(out)).toEqual([]);
      expect(addressesOf(read.document).filter((address) => !safe.test(address))).toEqual([]);

      const tree = (way === 'pasted' && !/<(html|body)[\s>]/i.test(html) ? parseFragment(html) : parse(html))
        .childNodes as unknown as readonly HtmlNode[];
      const seen = visibleLetters(tree);
      const kept = letters(textOf(read.document));
      for (const piece of seen.match(/.{1,40}/gsu) ?? []) expect(kept).toContain(piece);

      const again = readHtml(out);
      expect(writer.article(again.document)).toBe(out);
      expect(readHtml(writer.article(again.document)).document).toEqual(again.document);
    },
  );
});
