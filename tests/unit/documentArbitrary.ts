import fc from 'fast-check';
import type { AttributeKind } from '../../shared/document/attribute.ts';
import { cleanText } from '../../shared/document/escape.ts';
import type { JsonValue, MarkJson, NodeJson } from '../../shared/document/json.ts';
import { schema } from '../../shared/document/schema.ts';
import { slotsOf } from '../../shared/document/slots.ts';
import { elements, marks } from '../../shared/elements/index.ts';

/** Arbitrary filled-in stories, built from the elements themselves: a new element is tested by being listed. */
const addresses = [
  'https://example.org/',
  'https://example.org/a?b=1&c=%22%3E#d',
  'mailto:desk@example.org',
  'tel:+380441234567',
];
const sources = [`media:${'0f'.repeat(32)}.jpg`, 'https://pictures.example/a.jpg?x=1&y=2'];

const letters = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '  ',
      ' \n ',
      '<b>',
      '&amp;',
      '"',
      "'",
      'שלום',
      'سلام',
      '«їжак»',
      '\u00a0',
      '👩‍👩‍👧',
      '-->',
      ']]>',
      '\t',
      '</p>',
    ),
  },
);
/** Text with something to see in it. */
const visibleText = fc
  .tuple(letters, fc.constantFrom('a', 'Ж', 'م', '7', '&', '<'), letters)
  .map((parts) => cleanText(parts.join('')));

const point = { x: 0.123456, y: 1 };
const rectangles = {
  '16:9': { x: 0.25, y: 0, width: 0.5, height: 0.75 },
  '21:9': { x: 0, y: 0, width: 1, height: 0.3 },
};

function attributeArbitrary(kind: AttributeKind): fc.Arbitrary<JsonValue> {
  const byControl: Readonly<Record<AttributeKind['control'], () => fc.Arbitrary<JsonValue>>> = {
    text: () => visibleText,
    paragraph: () => visibleText,
    url: () => fc.constantFrom(null, ...addresses),
    media: () => fc.constantFrom(...sources),
    number: () => fc.option(fc.integer({ min: 1, max: 9000 })),
    duration: () => fc.option(fc.integer({ min: 0, max: 36_000 }).map((tenths) => tenths / 10)),
    choice: () => fc.constantFrom(...(kind.choices ?? []).map(({ value }) => value)),
    flag: () => fc.boolean(),
    date: () => fc.constantFrom(null, '2026-03-01', '2026-03-01T10:42:00Z', '2026-12-31T23:59:59+02:00'),
    none: () =>
      fc.constantFrom(
        ...[kind.fallback, 2, 3, point, rectangles].filter((value) => kind.schema.safeParse(value).success),
      ),
  };
  return byControl[kind.control]().map((value) =>
    kind.schema.safeParse(value).success ? value : kind.fallback,
  );
}

/** False for a default that is not written into stored stories. */
export function isStored(kind: AttributeKind | undefined, value: JsonValue | undefined): boolean {
  return kind?.isLeftOut !== true || value !== kind.fallback;
}

function attributes(
  kinds: Readonly<Record<string, AttributeKind>>,
): fc.Arbitrary<Readonly<Record<string, JsonValue>>> {
  return fc
    .record(Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, attributeArbitrary(kind)])))
    .map((attrs) =>
      Object.fromEntries(Object.entries(attrs).filter(([name, value]) => isStored(kinds[name], value))),
    );
}

const markArbitraries: ReadonlyMap<string, fc.Arbitrary<MarkJson>> = new Map(
  marks
    .filter((mark) => mark.name !== 'unknownMark')
    .map((mark) => {
      if (mark.name === 'language')
        return [
          mark.name,
          fc.constantFrom<MarkJson>(mark.sample, { type: mark.name, attrs: { lang: 'fr', dir: '' } }),
        ];
      if (Object.keys(mark.attributes).length === 0)
        return [mark.name, fc.constant<MarkJson>({ type: mark.name })];
      return [
        mark.name,
        attributes(mark.attributes).map((attrs) => ({
          type: mark.name,
          attrs: { ...attrs, href: attrs['href'] ?? 'https://example.org/' },
        })),
      ];
    }),
);

function inlineContent(name: string): fc.Arbitrary<readonly NodeJson[]> {
  const element = elements.find((one) => one.name === name);
  const allowed = element?.node.marks;
  const names =
    allowed === undefined || allowed === '_'
      ? [...markArbitraries.keys()]
      : allowed.split(' ').filter((mark) => markArbitraries.has(mark));
  const text = fc
    .tuple(visibleText, fc.subarray(names, { maxLength: Math.min(2, names.length) }))
    .chain(([value, chosen]) => {
      const own = chosen.filter((mark) => mark !== 'subscript' || !chosen.includes('superscript'));
      return fc
        .tuple(...own.map((mark) => markArbitraries.get(mark) ?? fc.constant<MarkJson>({ type: mark })))
        .map(
          (json): NodeJson =>
            json.length === 0 ? { type: 'text', text: value } : { type: 'text', marks: json, text: value },
        );
    });
  const piece =
    element?.node.content?.includes('inline') === true
      ? fc.oneof(
          { weight: 8, arbitrary: text },
          { weight: 1, arbitrary: fc.constant<NodeJson>({ type: 'hardBreak' }) },
        )
      : text;
  return fc.tuple(text, fc.array(piece, { maxLength: 3 })).map(([first, rest]) => [first, ...rest]);
}

const avoided = new Set(['unknownBlock', 'unknownInline']);

function nodeArbitrary(name: string, depth: number): fc.Arbitrary<NodeJson> {
  const element = elements.find((one) => one.name === name);
  const type = schema.nodes[name];
  if (element === undefined || type === undefined) throw new Error(`There is no element ${name}.`);
  const attrs = attributes(element.attributes);
  const content: fc.Arbitrary<readonly NodeJson[]> = type.isLeaf
    ? fc.constant([])
    : type.inlineContent
      ? inlineContent(name)
      : blockContent(name, depth);
  return fc.tuple(attrs, content).map(([values, children]) => ({
    type: name,
    ...(Object.keys(values).length === 0 ? {} : { attrs: values }),
    ...(children.length === 0 ? {} : { content: children }),
  }));
}

function blockContent(name: string, depth: number): fc.Arbitrary<readonly NodeJson[]> {
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`There is no element ${name}.`);
  const parts = slotsOf(type).map((slot): fc.Arbitrary<readonly NodeJson[]> => {
    const usable = slot.types
      .map((one) => one.name)
      .filter(
        (one) =>
          !avoided.has(one) &&
          (depth > 0 ||
            schema.nodes[one]?.inlineContent === true ||
            !['bulletList', 'orderedList'].includes(one)),
      );
    if (usable.length === 0) return fc.constant([]);
    const child = fc.constantFrom(...usable).chain((one) => nodeArbitrary(one, depth - 1));
    const most = slot.most === 1 ? 1 : name === 'body' ? 6 : 3;
    return fc.array(child, {
      minLength: Math.max(slot.least, name === 'tableRow' || name === 'bylines' ? 1 : 0),
      maxLength: most,
    });
  });
  return fc.tuple(...parts).map((groups) => groups.flat());
}

export const storyArbitrary: fc.Arbitrary<NodeJson> = nodeArbitrary('doc', 3);
