import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { parseMarkup } from '../../../shared/document/htmlParser.ts';
import {
  attributeOf,
  byTag,
  findElement,
  type HtmlElement,
  isElement,
  isText,
} from '../../../shared/document/htmlTree.ts';
import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';
import { isObject, opaqueNodes } from '../../../shared/document/opaque.ts';
import { parseDocument } from '../../../shared/document/schema.ts';
import { adoptNode } from '../adoptNode.ts';
import { isCarriedSlice, sliceAttribute, sliceType } from './carriedSlice.ts';

/** Markup longer than this is read as a page, which says so when it is too long. */
const longestMarkup = 20_000_000;

/** The slice another Stet put there, or null. The clipboard is anybody's, so it is checked like a stored story. */
export function readSlice(data: Pick<DataTransfer, 'getData'>, schema: Schema): Slice | null {
  const text = data.getData(sliceType);
  return text === '' ? readMarkup(data.getData('text/html'), schema) : readText(text, schema);
}

/** What rides on the markup: the only copy when the clipboard went through a program that keeps no other. */
function readMarkup(html: string, schema: Schema): Slice | null {
  if (html.length > longestMarkup || !html.includes(sliceAttribute)) return null;
  const content = findElement(parseMarkup(html, false), byTag('body'));
  const carrier = content === null ? null : onlyElement(content);
  const text = carrier === null ? null : attributeOf(carrier, sliceAttribute);
  return text === null ? null : readText(text, schema);
}

/** The one thing in there, or null: text that stands beside a slice must not be lost for it. */
function onlyElement(parent: HtmlElement): HtmlElement | null {
  const inside = parent.childNodes.filter(
    (node) => (isElement(node) && node.tagName !== 'meta') || (isText(node) && node.value.trim() !== ''),
  );
  const [only] = inside;
  return inside.length === 1 && only !== undefined && isElement(only) ? only : null;
}

function readText(text: string, schema: Schema): Slice | null {
  try {
    const carried: unknown = JSON.parse(text);
    if (!isCarriedSlice(carried)) return null;
    const nodes: Node[] = [];
    const isLine = carried.content.some(
      (json) => isObject(json) && schema.nodes[String(json['type'])]?.isInline === true,
    );
    for (const json of carried.content) {
      const node = readNode(json, schema, isLine ? 'unknownInline' : 'unknownBlock');
      if (node === null) return null;
      nodes.push(node);
    }
    const fragment = Fragment.from(nodes);
    const [start, end] = [openDepth(fragment, 'firstChild'), openDepth(fragment, 'lastChild')];
    return new Slice(fragment, Math.min(carried.openStart, start), Math.min(carried.openEnd, end));
  } catch {
    return null;
  }
}

/** Reads one node by putting it into the story where it belongs and taking it out again. */
function readNode(given: unknown, schema: Schema, wrapper: string): Node | null {
  if (!isObject(given) || typeof given['type'] !== 'string') return null;
  // Its members are looked at by parseDocument, which trusts none of them.
  const json = given as unknown as NodeJson;
  if (opaqueNodes.has(json.type)) return readOpaque(json, schema);
  // A newer Stet copies its own parts as they are.
  if (schema.nodes[json.type] === undefined)
    return readOpaque({ type: wrapper, attrs: { json: given as JsonValue } }, schema);
  for (const wrap of fields.has(json.type) ? [asField] : wrappings) {
    const parsed = parseDocument({ type: 'doc', content: [wrap(json)] });
    const found = parsed.ok ? firstOf(parsed.document, json.type) : null;
    if (found !== null) return adoptNode(found, schema);
  }
  return null;
}

/** A part of a newer Stet, or, should this one know what is in it, that. */
function readOpaque(json: NodeJson, schema: Schema): Node | null {
  const isInline = json.type === 'unknownInline';
  const parsed = parseDocument({
    type: 'doc',
    content: [body(isInline ? { type: 'paragraph', content: [json] } : json)],
  });
  const holder = parsed.ok ? firstOf(parsed.document, isInline ? 'paragraph' : 'body') : null;
  const found = holder?.firstChild ?? null;
  // Where nothing could be read, the body holds the paragraph every body has.
  const isNothing = found === null || (found.isTextblock && found.content.size === 0);
  return isNothing ? null : adoptNode(found, schema);
}

function firstOf(document: Node, name: string): Node | null {
  let found: Node | null = null;
  document.descendants((node) => {
    if (found === null && node.type.name === name) found = node;
    return found === null;
  });
  return found;
}

const body = (...content: readonly NodeJson[]): NodeJson => ({ type: 'body', content });
/** Every story has these: put anywhere else, the empty one of the story would be found in their place. */
const fields: ReadonlySet<string> = new Set([
  'kicker',
  'headline',
  'standfirst',
  'bylines',
  'summary',
  'lead',
  'body',
]);
const asField = (json: NodeJson): NodeJson => json;
/** Where a node may stand, the commonest first. */
const wrappings: readonly ((json: NodeJson) => NodeJson)[] = [
  (json) => body(json),
  asField,
  (json) => body({ type: 'paragraph', content: [json] }),
  (json) => body({ type: 'bulletList', content: [json] }),
  (json) => body({ type: 'table', content: [json] }),
  (json) => body({ type: 'table', content: [{ type: 'tableRow', content: [json] }] }),
  (json) => ({ type: 'summary', content: [json] }),
  (json) => ({ type: 'bylines', content: [json] }),
  (json) => body({ type: 'relatedStories', content: [{ type: 'boxTitle' }, json] }),
  (json) => body({ type: 'factBox', content: [json, { type: 'paragraph' }] }),
  (json) => body({ type: 'blockquote', content: [{ type: 'paragraph' }, json] }),
  (json) => body({ type: 'figure', content: [json] }),
  (json) => body({ type: 'gallery', content: [json] }),
  (json) => body({ type: 'captionedTable', content: [json, { type: 'table' }] }),
  (json) => body({ type: 'video', content: [json] }),
  (json) => body({ type: 'embed', content: [json] }),
];

function openDepth(fragment: Fragment, side: 'firstChild' | 'lastChild'): number {
  let depth = 0;
  for (
    let node = fragment[side];
    node !== null && node !== undefined && !node.isText && !node.isAtom;
    node = node[side]
  )
    depth += 1;
  return depth;
}
