import { elements, marks } from '../elements/index.ts';
import { z } from '../zod.ts';
import type { AttributeKind } from './attribute.ts';
import { slotsOf } from './slots.ts';
import { schema } from './storySchema.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const named = (name: string) => ({ $ref: `#/$defs/${name}` });

const nodeNames: readonly string[] = ['text', ...elements.map(({ name }) => name)];

/** Attributes may be left out (their defaults then hold), and a newer version may add some. */
function attributesSchema(kinds: Readonly<Record<string, AttributeKind>>): JsonSchema | null {
  const entries = Object.entries(kinds);
  if (entries.length === 0) return null;
  const properties = entries.map(([name, kind]) => {
    const { $schema: _, ...own } = z.toJSONSchema(kind.schema, { unrepresentable: 'any' });
    return [name, { title: kind.label, ...own, default: kind.fallback }] as const;
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** What a child may be called; what one of that name looks like, `node` says. */
function oneOfTypes(children: readonly string[], isOpen: boolean): JsonSchema {
  const type = isOpen ? { anyOf: [{ enum: children }, { not: { enum: nodeNames } }] } : { enum: children };
  return { type: 'object', properties: { type } };
}

/** A definition chosen by `type`. Alternatives (`anyOf`) would be tried one inside the other, all of them. */
function byType(names: readonly string[], definition: (name: string) => string): JsonSchema {
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { type: 'string' } },
    allOf: names.map((name) => ({
      if: { type: 'object', properties: { type: { const: name } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword (draft 2020-12, 10.2.2.2)
      then: named(definition(name)),
    })),
  };
}

/** Children by kind, not by order: a story read back is put in order by `parseDocument`. */
function contentSchema(name: string): JsonSchema | null {
  const type = schema.nodes[name];
  if (type === undefined || type.isLeaf) return null;
  const slots = slotsOf(type);
  const children = [...new Set(slots.flatMap((slot) => slot.types.map((one) => one.name)))].filter(
    (child) => child !== 'unknownBlock' && child !== 'unknownInline',
  );
  const least = slots.reduce((sum, slot) => sum + slot.least, 0);
  const most = slots.reduce((sum, slot) => sum + slot.most, 0);
  const isOpen = slots.some((slot) => slot.types.some((one) => one.name.startsWith('unknown')));
  return {
    type: 'array',
    items: { ...oneOfTypes(children, isOpen), ...named('node') },
    ...(least === 0 ? {} : { minItems: least }),
    ...(Number.isFinite(most) ? { maxItems: most } : {}),
  };
}

function required(name: string): readonly string[] {
  const type = schema.nodes[name];
  const least = type === undefined ? 0 : slotsOf(type).reduce((sum, slot) => sum + slot.least, 0);
  return least === 0 ? ['type'] : ['type', 'content'];
}

/**
 * `$defs` of a JSON Schema (draft 2020-12) for a stored document: `text`, one definition for each element and
 * mark, and `node` and `mark`, which choose among them and take any shape of what a newer version wrote. The
 * root is `#/$defs/doc`.
 */
export function documentDefinitions(): Readonly<Record<string, JsonSchema>> {
  const definitions: Record<string, JsonSchema> = {};
  for (const element of elements) {
    if (element.name.startsWith('unknown')) continue;
    const attrs = attributesSchema(element.attributes);
    const content = contentSchema(element.name);
    definitions[element.name] = {
      title: element.label,
      type: 'object',
      properties: {
        type: { const: element.name },
        ...(attrs === null ? {} : { attrs }),
        ...(content === null ? {} : { content }),
        ...(element.node.inline === true ? { marks: named('marks') } : {}),
      },
      required: required(element.name),
    };
  }
  for (const mark of marks) {
    if (mark.name === 'unknownMark') continue;
    const attrs = attributesSchema(mark.attributes);
    definitions[`${mark.name}Mark`] = {
      title: mark.label,
      type: 'object',
      properties: { type: { const: mark.name }, ...(attrs === null ? {} : { attrs }) },
      required: ['type'],
    };
  }
  const knownMarks = marks.filter((mark) => mark.name !== 'unknownMark').map((mark) => mark.name);
  definitions['text'] = {
    type: 'object',
    properties: { type: { const: 'text' }, text: { type: 'string', minLength: 1 }, marks: named('marks') },
    required: ['type', 'text'],
  };
  definitions['marks'] = { type: 'array', items: named('mark') };
  definitions['mark'] = byType(knownMarks, (name) => `${name}Mark`);
  definitions['node'] = byType(
    nodeNames.filter((name) => !name.startsWith('unknown') && name !== 'doc'),
    (name) => name,
  );
  return definitions;
}
