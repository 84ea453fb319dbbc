import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import type { NodeJson } from '../../../shared/document/json.ts';
import { createHtmlWriter } from '../../../shared/document/renderHtml.ts';
import { parseDocument, serializeNode } from '../../../shared/document/schema.ts';
import { adoptNode } from '../adoptNode.ts';

/** Stet's own clipboard format: a slice with all its attributes, for paste inside and between desks. */
export const sliceType = 'web application/x-stet-slice';
const plainSliceType = 'application/x-stet-slice';

interface Carried {
  readonly version: 1;
  readonly openStart: number;
  readonly openEnd: number;
  readonly content: readonly NodeJson[];
}

/** Puts a slice on the clipboard three ways: for Stet, for word processors and pages, and as plain text. */
export function writeSlice(
  data: DataTransfer,
  slice: Slice,
  language: string,
  direction: 'ltr' | 'rtl',
): void {
  const content = jsonOf(slice.content);
  const carried: Carried = { version: 1, openStart: slice.openStart, openEnd: slice.openEnd, content };
  data.setData(plainSliceType, JSON.stringify(carried));
  const meta = { publishedAt: null, updatedAt: null, isUpdated: false, place: '', section: '', tags: [] };
  const writer = createHtmlWriter({ language, direction, meta, mediaUrl: () => null });
  const isInline = slice.content.firstChild?.isInline === true;
  data.setData(
    'text/html',
    isInline ? writer.inline({ type: 'paragraph', content }) : writer.blocks(content),
  );
  data.setData('text/plain', slice.content.textBetween(0, slice.content.size, '\n\n', leafText));
}

const leafText = (leaf: Node): string => (leaf.type.name === 'hardBreak' ? '\n' : '');

function jsonOf(fragment: Fragment): readonly NodeJson[] {
  const nodes: NodeJson[] = [];
  fragment.forEach((node) => {
    const json = serializeNode(node);
    if (json !== null) nodes.push(json);
  });
  return nodes;
}

/** The slice another Stet put there, or null. The clipboard is anybody's, so it is checked like a stored story. */
export function readSlice(data: DataTransfer, schema: Schema): Slice | null {
  const text = data.getData(plainSliceType);
  if (text === '') return null;
  try {
    const carried: unknown = JSON.parse(text);
    if (!isCarried(carried)) return null;
    const nodes = carried.content.map((json) => readNode(json, schema));
    if (nodes.some((node) => node === null)) return null;
    const fragment = Fragment.from(nodes.filter((node) => node !== null));
    const [start, end] = [openDepth(fragment, 'firstChild'), openDepth(fragment, 'lastChild')];
    return new Slice(fragment, Math.min(carried.openStart, start), Math.min(carried.openEnd, end));
  } catch {
    return null;
  }
}

function isCarried(value: unknown): value is Carried {
  if (typeof value !== 'object' || value === null) return false;
  const { version, openStart, openEnd, content } = value as Readonly<Record<string, unknown>>;
  return version === 1 && Number.isInteger(openStart) && Number.isInteger(openEnd) && Array.isArray(content);
}

/** Reads one node by putting it into the story where it belongs and taking it out again. */
function readNode(json: NodeJson, schema: Schema): Node | null {
  const type = schema.nodes[json.type];
  if (type === undefined && json.type !== 'text') return null;
  for (const wrap of wrappings) {
    const parsed = parseDocument({ type: 'doc', content: [wrap(json)] });
    if (!parsed.ok) continue;
    let found: Node | null = null;
    parsed.document.descendants((node) => {
      if (found === null && node.type.name === json.type) found = node;
      return found === null;
    });
    if (found !== null) return adoptNode(found, schema);
  }
  return null;
}

const body = (...content: readonly NodeJson[]): NodeJson => ({ type: 'body', content });
/** Where a node may stand, the commonest first. */
const wrappings: readonly ((json: NodeJson) => NodeJson)[] = [
  (json) => body(json),
  (json) => json,
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
