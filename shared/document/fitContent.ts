import { Fragment, type Node, type NodeType } from '@tiptap/pm/model';
import { elements } from '../elements/index.ts';
import { isObject } from './opaque.ts';
import { serializeNode } from './serializeDocument.ts';
import { type Slot, slotsOf } from './slots.ts';
import { schema } from './storySchema.ts';

export interface Fitted {
  readonly content: readonly Node[];
  /** What found no place and belongs after the node, in order. */
  readonly after: readonly Node[];
}

/** Pictures and the like are moved out whole; boxes and quotes give up their frame instead. */
const kept = new Set(
  elements
    .filter((element) => element.insert?.group === 'media' || element.node.atom === true)
    .map((element) => element.name),
);

function nodeType(name: string): NodeType {
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`The schema has no ${name}.`);
  return type;
}
const paragraph = nodeType('paragraph');

/** True when the children fit as they are: the way of nearly every node. */
export function fitsAsIs(type: NodeType, children: readonly Node[]): boolean {
  let match = type.contentMatch;
  for (const child of children) {
    const next = match.matchType(child.type);
    if (next === null) return false;
    match = next;
  }
  return match.validEnd;
}

/** The text of one text block as another kind, with only what that kind may hold. */
function retype(node: Node, type: NodeType): Node {
  return type.create(null, Fragment.from(inlineFor(type, childrenOf(node))));
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  node.forEach((child) => {
    children.push(child);
  });
  return children;
}

function inlineFor(type: NodeType, children: readonly Node[]): Node[] {
  return children.flatMap((child) => {
    const allowed = child.mark(type.allowedMarks(child.marks));
    if (type.contentMatch.matchType(child.type) !== null) return [allowed];
    return child.type.name === 'hardBreak' ? [schema.text(' ')] : [];
  });
}

/** Blocks that came to stand inside a line: their text joins it, separated by spaces. */
function fitInline(type: NodeType, children: readonly Node[]): Fitted {
  const content: Node[] = [];
  const after: Node[] = [];
  const add = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.isInline) content.push(...inlineFor(type, [node]));
      else if (kept.has(node.type.name)) after.push(node);
      else {
        if (content.length > 0) content.push(schema.text(' '));
        add(childrenOf(node));
      }
    }
  };
  add(children);
  return { content, after };
}

/**
 * Makes children fit their parent without losing text: in order where they can, else each to its field,
 * else wrapped, retyped or unframed, else handed on to stand after the parent. Missing fields are made.
 * Null when an opaque part has no place here: the parent must then be kept whole.
 */
export function fitContent(type: NodeType, children: readonly Node[]): Fitted | null {
  if (fitsAsIs(type, children)) return { content: children, after: [] };
  if (type.inlineContent) return fitInline(type, children);
  const slots = slotsOf(type);
  const filled: Node[][] = slots.map(() => []);
  const after: Node[] = [];
  let cursor = 0;

  const holders = (child: NodeType): number[] =>
    slots.flatMap((slot, index) => (slot.types.includes(child) ? [index] : []));
  const hasRoom = (index: number): boolean => (filled[index]?.length ?? 0) < (slots[index]?.most ?? 0);
  const put = (index: number, node: Node): void => {
    filled[index]?.push(node);
    if ((slots[index]?.most ?? 0) > 1) cursor = index;
  };

  /** False when the node, an opaque one, has no place. */
  const place = (node: Node): boolean => {
    // What a body kept whole is a known node again when it is read next, and would be moved out from here.
    if (type !== schema.topNodeType && type.name !== 'body' && kept.has(carriedType(node))) {
      after.push(node);
      return true;
    }
    const places = holders(node.type).filter(hasRoom);
    const target = places.find((index) => index >= cursor) ?? places[0];
    if (target !== undefined) {
      put(target, node);
      return true;
    }
    if (node.type.name === 'unknownBlock') return false;
    const wrapped = node.isTextblock || node.isInline ? null : wrap(node, slots, filled);
    if (wrapped === true) return true;
    if (node.isInline) return placeText(paragraph.create(null, node));
    if (node.isTextblock) return placeText(node);
    if (kept.has(node.type.name)) {
      if (type.name === 'body') put(0, opaqueBlock(node));
      else after.push(node);
      return true;
    }
    return childrenOf(node).every((child) => place(child));
  };

  const placeText = (node: Node): boolean => {
    const choices = slots.flatMap((slot, index) =>
      hasRoom(index) ? slot.types.filter((one) => one.isTextblock).map((one) => ({ index, type: one })) : [],
    );
    const choice =
      choices.find((one) => one.type === paragraph) ??
      choices.find((one) => (slots[one.index]?.most ?? 0) > 1);
    if (choice === undefined) {
      if (node.content.size > 0) after.push(node.type === paragraph ? node : retype(node, paragraph));
    } else {
      put(choice.index, node.type === choice.type ? node : retype(node, choice.type));
    }
    return true;
  };

  for (const child of gatherLines(children)) if (!place(child)) return null;
  // With an opaque part among them, what moves out would not find its way back: the whole is kept instead.
  if (after.length > 0 && children.some((child) => child.type.name === 'unknownBlock')) return null;

  const content = filled.flatMap((nodes, index) => {
    const slot = slots[index];
    if (slot === undefined || nodes.length > 0 || slot.least === 0) return nodes;
    const made = slot.types[0]?.createAndFill() ?? null;
    return made === null ? [] : [made];
  });
  return { content, after };
}

/** Loose text and inline nodes among blocks become paragraphs, a run at a time. */
function gatherLines(children: readonly Node[]): readonly Node[] {
  const blocks: Node[] = [];
  let line: Node[] = [];
  const end = (): void => {
    if (line.length > 0) blocks.push(paragraph.create(null, Fragment.from(line)));
    line = [];
  };
  for (const child of children) {
    if (child.isInline) line.push(child);
    else {
      end();
      blocks.push(child);
    }
  }
  end();
  return blocks;
}

/** A list item without its list, a row without its table: neighbours share one. */
function wrap(node: Node, slots: readonly Slot[], filled: readonly Node[][]): boolean {
  for (const [index, slot] of slots.entries()) {
    const nodes = filled[index];
    if (nodes === undefined) continue;
    for (const type of slot.types) {
      if (type.isTextblock || type.contentMatch.matchType(node.type)?.validEnd !== true) continue;
      const last = nodes.at(-1);
      if (last !== undefined && last.type === type && slot.most > 1 && node.type !== paragraph) {
        nodes[nodes.length - 1] = last.copy(last.content.addToEnd(node));
        return true;
      }
      if (nodes.length >= slot.most) continue;
      nodes.push(type.create(null, node));
      return true;
    }
  }
  return false;
}

/** The type of the node an opaque part carries, or ''. */
function carriedType(node: Node): string {
  const json: unknown = node.type.name === 'unknownBlock' ? node.attrs['json'] : null;
  return isObject(json) && typeof json['type'] === 'string' ? json['type'] : '';
}

/** The last resort for a node the body cannot hold in any shape: kept whole, as an opaque part. */
function opaqueBlock(node: Node): Node {
  return nodeType('unknownBlock').create({ json: serializeNode(node) });
}

/** Blocks made to fit a story's body. Always succeeds: what has no shape there is kept as an opaque part. */
export function fitBody(children: readonly Node[]): readonly Node[] {
  const body = nodeType('body');
  const fitted = fitContent(body, children);
  if (fitted === null) throw new Error('The body holds opaque parts, so everything has a place in it.');
  return fitted.content;
}

/** A document out of whatever children it came with: fields to their places, all else into the body. */
export function fitDocument(children: readonly Node[]): readonly Node[] {
  const type = schema.topNodeType;
  const slots = slotsOf(type);
  const fields: Node[] = [];
  const before: Node[] = [];
  const behind: Node[] = [];
  const body: Node[] = [];
  const taken = new Set<NodeType>();
  for (const child of children) {
    const slot = slots.find((one) => one.types.includes(child.type));
    const isBody = child.type.name === 'body';
    // An opaque part without a place among the fields was moved out of one of them.
    const isMoved = child.type.name === 'unknownBlock' && child.attrs['index'] === null;
    if (isBody) {
      body.push(...childrenOf(child));
      taken.add(child.type);
    } else if (slot !== undefined && !isMoved && (slot.most > 1 || !taken.has(child.type))) {
      fields.push(child);
      taken.add(child.type);
    } else if (taken.has(nodeType('body'))) behind.push(child);
    else before.push(child);
  }
  const whole = nodeType('body').create(null, Fragment.from([...fitBody([...before, ...body, ...behind])]));
  const fitted = fitContent(type, [...fields, whole]);
  if (fitted === null) throw new Error('A story holds opaque parts, so everything has a place in it.');
  return fitted.content;
}
