import { type MarkSpec, type NodeSpec, Schema } from '@tiptap/pm/model';
import { elements, marks } from '../elements/index.ts';
import type { AttributeKind } from './attribute.ts';
import type { Element } from './element.ts';

/**
 * ProseMirror's schema, derived from the elements. Three things are added to what they say: `extra` on every
 * node and mark holds what a newer version wrote there, `unknownMark` is allowed on all text, and
 * `unknownInline` wherever there is text.
 */
export const extraAttribute = 'extra';

export function contentOf(element: Element): string | undefined {
  return element.node.content?.replace(/\btext\*/g, '(text | unknownInline)*');
}

export function marksOf(element: Element): string | undefined {
  const allowed = element.node.marks;
  if (allowed === undefined || allowed === '_') return allowed;
  return `${allowed} unknownMark`.trim();
}

function attributesOf(kinds: Readonly<Record<string, AttributeKind>>): Record<string, { default: unknown }> {
  const specs: Record<string, { default: unknown }> = {};
  for (const [name, kind] of Object.entries(kinds)) specs[name] = { default: kind.fallback };
  specs[extraAttribute] = { default: null };
  return specs;
}

function nodeSpec(element: Element): NodeSpec {
  const { content: _content, marks: _marks, ...rest } = element.node;
  const content = contentOf(element);
  const allowed = marksOf(element);
  return {
    ...rest,
    ...(content === undefined ? {} : { content }),
    ...(allowed === undefined ? {} : { marks: allowed }),
    attrs: attributesOf(element.attributes),
  };
}

const nodes: Record<string, NodeSpec> = {};
for (const element of elements) nodes[element.name] = nodeSpec(element);
nodes['text'] = { group: 'inline' };

const markSpecs: Record<string, MarkSpec> = {};
for (const mark of marks) {
  markSpecs[mark.name] = {
    attrs: attributesOf(mark.attributes),
    ...(mark.excludes === undefined ? {} : { excludes: mark.excludes }),
    ...(mark.inclusive === undefined ? {} : { inclusive: mark.inclusive }),
  };
}

export const schema: Schema = new Schema({ topNode: 'doc', nodes, marks: markSpecs });

const noNames: ReadonlySet<string> = new Set();
const leftOut: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  elements.flatMap(({ name, attributes }) => {
    const names = Object.keys(attributes).filter((one) => attributes[one]?.isLeftOut === true);
    return names.length === 0 ? [] : [[name, new Set(names)] as const];
  }),
);

/** Attributes of a node that are not stored while they are the default. */
export function leftOutOf(nodeName: string): ReadonlySet<string> {
  return leftOut.get(nodeName) ?? noNames;
}
