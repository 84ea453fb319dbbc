import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseValues } from '../../renderer/editor/chooseValues.ts';
import type { AttributeKind } from '../../shared/document/attribute.ts';
import type { JsonValue, MarkJson, NodeJson } from '../../shared/document/json.ts';
import { isHarmless } from '../../shared/document/keptValue.ts';
import { plainText } from '../../shared/document/nodeJson.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { elements, marks } from '../../shared/elements/index.ts';
import { rendering, sampleOf, story } from '../elements/storyWith.ts';
import { isStored, storyArbitrary } from './documentArbitrary.ts';

/** What a newer Stet wrote and this one cannot use: kept, shown as the default, written back untouched. */
function read(json: unknown) {
  const parsed = parseDocument(json);
  if (!parsed.ok) throw new Error(parsed.reason);
  parsed.document.check();
  return parsed;
}
const stored = (json: unknown): NodeJson => serializeDocument(read(json).document);
const page = (json: NodeJson): string => createHtmlWriter(rendering).article(json);
const body = (...content: readonly NodeJson[]): NodeJson => story({ body: { type: 'body', content } });
const lined = (...content: readonly unknown[]): NodeJson =>
  // Texts with keys no type of ours has.
  body({ type: 'paragraph', content: content as readonly NodeJson[] });

const figure = (attrs: Readonly<Record<string, JsonValue>>): NodeJson =>
  body({
    type: 'figure',
    attrs: { source: null, width: null, height: null, size: 'full', ...attrs },
    content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }],
  });

/** Each known attribute of each element and mark, beside values that do not fit it. */
const strange: readonly JsonValue[] = [
  'newer-word',
  '',
  'a text of more than a few words, with “quotes” and пробелы',
  'x'.repeat(30_000),
  -7,
  1e300,
  2.5,
  true,
  ['a', 2, null],
  { from: { a: 1 } },
];
const shortly = (value: JsonValue): string => JSON.stringify(value).slice(0, 30);
const attributesOf = (one: { readonly attributes: Readonly<Record<string, AttributeKind>> }) =>
  Object.entries(one.attributes);
const unfit = (kind: AttributeKind): readonly JsonValue[] =>
  strange.filter(
    (value) =>
      value !== kind.fallback &&
      !kind.schema.safeParse(value).success &&
      !(typeof value === 'string' && /url|media/.test(kind.control)),
  );

function withValue(node: NodeJson, type: string, name: string, value: JsonValue): NodeJson {
  return {
    ...node,
    ...(node.type === type ? { attrs: { ...node.attrs, [name]: value } } : {}),
    ...(node.content === undefined
      ? {}
      : { content: node.content.map((child) => withValue(child, type, name, value)) }),
  };
}

const everything = stored(
  story({
    ...Object.fromEntries(
      ['kicker', 'headline', 'standfirst', 'bylines', 'summary', 'lead'].map((name) => [
        name,
        sampleOf(name),
      ]),
    ),
    body: {
      type: 'body',
      content: elements
        .filter(({ node }) => node.group?.split(' ').includes('block') === true && !node.inline)
        .filter(({ name }) => !name.startsWith('unknown'))
        .map(({ sample }) => sample),
    },
  }),
);

const cases = elements
  .filter(({ name }) => !name.startsWith('unknown') && name !== 'doc')
  .flatMap((element) =>
    attributesOf(element).flatMap(([name, kind]) =>
      unfit(kind).map((value) => [element.name, name, shortly(value), kind, value] as const),
    ),
  );

test('every attribute of every element has values that only a newer Stet could use', () => {
  expect(cases.length).toBeGreaterThan(150);
});

test.each(cases)('%s, its %s as %s: kept, shown as the default', (type, name, _short, kind, value) => {
  const json = withValue(everything, type, name, value);
  const parsed = read(json);
  expect(serializeDocument(parsed.document)).toEqual(json);
  expect(parsed.problems).toEqual([]);
  expect(page(json)).toBe(page(withValue(everything, type, name, kind.fallback)));
});

describe('on marks', () => {
  const markCases = marks
    .filter(({ name }) => name !== 'unknownMark')
    .flatMap((mark) =>
      attributesOf(mark).flatMap(([name, kind]) => unfit(kind).map((value) => [mark, name, value] as const)),
    );

  test.each(markCases.map(([mark, name, value]) => [mark.name, name, shortly(value), mark, value] as const))(
    '%s, its %s as %s',
    (_mark, name, _short, mark, value) => {
      const newer: MarkJson = { ...mark.sample, attrs: { ...mark.sample.attrs, [name]: value } };
      const json = lined({ type: 'text', marks: [newer], text: 'x' });
      const parsed = read(json);
      const parsedAttrs = stored(json).content?.at(-1)?.content?.[0]?.content?.[0]?.marks?.[0]?.attrs;
      expect(parsedAttrs).toMatchObject(newer.attrs ?? {});
      expect(parsed.problems).toEqual([]);
      expect(page(json)).not.toContain(typeof value === 'string' && value !== '' ? value : '[object');
    },
  );
});

test.each<[string, NodeJson]>([
  ['on the story', { ...everything, mood: { calm: true }, attrs: { pace: 3 } } as NodeJson],
  ['on a text', lined({ type: 'text', text: 'x', voice: 'low' })],
  [
    'on two texts beside each other',
    lined({ type: 'text', text: 'one ', voice: 'low' }, { type: 'text', text: 'two', voice: 'high' }),
  ],
  [
    'on a text with marks, and on the mark',
    lined(
      { type: 'text', text: 'x' },
      { type: 'text', text: 'y', voice: [1], marks: [{ type: 'glow' }, { type: 'italic', pitch: 2 }] },
    ),
  ],
  ['on a line break', lined({ type: 'hardBreak', soft: true }, { type: 'text', text: 'x' })],
  ['on a block', body({ type: 'divider', drawn: { by: 'hand' } } as NodeJson)],
])('unknown keys are kept and written back: %s', (_label, json) => {
  const parsed = read(json);
  expect(serializeDocument(parsed.document)).toEqual(JSON.parse(JSON.stringify(json)));
  expect(parsed.problems).toEqual([]);
});

test('what is typed into a text with keys of a newer Stet keeps them where they were', () => {
  const { document } = read(lined({ type: 'text', text: 'one', voice: 'low' }));
  let state = EditorState.create({ doc: document });
  const end = document.content.size - 2;
  state = state.apply(state.tr.insertText(' two', end));
  expect(JSON.stringify(serializeDocument(state.doc))).toContain('{"voice":"low","type":"text","text":"one');
});

describe('what a person has chosen since', () => {
  const choose = (json: NodeJson, type: string, values: Readonly<Record<string, JsonValue>>): NodeJson => {
    const { document } = read(json);
    const { tr } = EditorState.create({ doc: document });
    document.descendants((node, position) => {
      if (node.type.name === type) chooseValues(tr, position, values);
    });
    return serializeDocument(tr.doc);
  };

  test.each([
    ['another value', 'inset'],
    ['the default itself', 'full'],
  ])('takes the place of a kept one, and of no other: %s', (_label, size) => {
    expect(choose(figure({ size: 'panorama', width: 'wide' }), 'figure', { size })).toEqual(
      figure({ size, width: 'wide' }),
    );
  });

  test('by whatever way it was set', () => {
    const { document } = read(figure({ size: 'panorama' }));
    const { tr } = EditorState.create({ doc: document });
    document.descendants((node, position) => {
      if (node.type.name === 'figure') tr.setNodeAttribute(position, 'size', 'inset');
    });
    expect(serializeDocument(tr.doc)).toEqual(figure({ size: 'inset' }));
  });

  test('a link set on text whose link only a newer Stet can follow', () => {
    const newer = { type: 'link', attrs: { href: { place: 'archive', id: 7 }, title: '', rel: '' } };
    const { document } = read(lined({ type: 'text', marks: [newer], text: 'x' }));
    const link = document.type.schema.marks['link'];
    if (link === undefined) throw new Error('There is no link.');
    const { tr } = EditorState.create({ doc: document });
    tr.addMark(0, document.content.size, link.create({ href: 'https://example.org/' }));
    const own = { type: 'link', attrs: { href: 'https://example.org/', title: '', rel: '' } };
    expect(serializeDocument(tr.doc)).toEqual(lined({ type: 'text', marks: [own], text: 'x' }));
  });
});

describe('addresses that no story may hold are taken out, whatever they stand in', () => {
  const addresses = [
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    '\u0001JavaScript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:;base64,PHNjcmlwdD4=',
    'data:image/svg+xml;utf8,<svg/>',
    'file:///etc/passwd',
    'file:c:/secret',
    'FILE:\\\\server\\share',
    'blob:https://example.org/7',
    'blob:null/7',
    '\\\\server\\share\\a.jpg',
    '//server/a.jpg',
  ];
  const places: readonly (readonly [string, (address: string) => NodeJson])[] = [
    ['an unknown attribute', (at) => figure({ newer: at })],
    ['a list in an unknown attribute', (at) => figure({ newer: ['x', { at }] })],
    ['a known attribute', (at) => figure({ source: at })],
    ['an object in a known attribute', (at) => figure({ source: { at } })],
    ['an unknown key', (at) => body({ type: 'divider', at } as NodeJson)],
    ['a key of the story', (at) => ({ ...everything, at }) as NodeJson],
    ['a key of a text', (at) => lined({ type: 'text', text: 'x', at })],
    ['a key of a mark', (at) => lined({ type: 'text', text: 'x', marks: [{ type: 'bold', at }] })],
    [
      'an unknown mark',
      (at) => lined({ type: 'text', text: 'x', marks: [{ type: 'glow', attrs: { a: { at } } }] }),
    ],
    ['a link', (at) => lined({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: at } }] })],
    [
      'an object as a link',
      (at) => lined({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: { at } } }] }),
    ],
    ['an unknown block', (at) => body({ type: 'hologram', attrs: { at, depth: 3 } })],
    ['deep in an unknown block', (at) => body({ type: 'hologram', content: [{ type: 'a', attrs: { at } }] })],
    ['a list in an unknown block', (at) => body({ type: 'hologram', attrs: { list: ['x', at] } })],
    ['a name in an unknown block', (at) => body({ type: 'hologram', attrs: { [at]: 1 } })],
    ['marks of a block', (at) => body({ type: 'divider', marks: [{ type: 'glow', attrs: { at } }] })],
    ['an unknown field', (at) => ({ ...everything, content: [{ type: 'newField', attrs: { at } }] })],
  ];

  test.each(places)('%s', (_label, place) => {
    for (const address of addresses) {
      const parsed = read(place(address));
      const json = serializeDocument(parsed.document);
      const bad: string[] = [];
      const look = (value: unknown): void => {
        if (typeof value === 'string' && addresses.includes(value)) bad.push(value);
        else if (typeof value === 'object' && value !== null)
          for (const [name, inner] of Object.entries(value)) [name, inner].forEach(look);
      };
      look(json);
      expect(bad).toEqual([]);
      expect(parsed.problems.length).toBeGreaterThan(0);
      expect(stored(json)).toEqual(json);
    }
  });

  test('and what stands beside them is kept', () => {
    const block = {
      type: 'hologram',
      attrs: { at: 'javascript:alert(1)', depth: 3 },
      content: [{ type: 'text', text: 'javascript:alert(1) is no address here, it is what was said' }],
    };
    expect(stored(body(block))).toEqual(body({ ...block, attrs: { depth: 3 } }));
  });

  test.each([
    'File: 34 pages of it',
    'Data: three sources',
    'Blob: the film',
    '// a note to self',
    'https://example.org/?next=javascript:1',
    'A javascript: address was on the page',
  ])('words that only look like one stay: %s', (words) => {
    expect(stored(figure({ newer: words }))).toEqual(figure({ newer: words }));
  });
});

test.each([
  'matrix:r/desk:example.org',
  'mhtml:https://example.org/a!b',
  'cid:part1@example.org',
  'ftp://example.org/a',
])('a link of a kind Stet does not know is refused, its text stays: %s', (href) => {
  const parsed = read(lined({ type: 'text', text: 'the room', marks: [{ type: 'link', attrs: { href } }] }));
  expect(plainText(serializeDocument(parsed.document))).toContain('the room');
  expect(JSON.stringify(serializeDocument(parsed.document))).not.toContain(href);
  expect(parsed.problems.join(' ')).toContain(
    'Link: it had no usable address, the text was kept without it.',
  );
});

test('any value of a newer Stet on any attribute is kept, in any story', () => {
  // fast-check's own JSON type has mutable lists.
  const newer = fc.jsonValue().filter(isHarmless) as fc.Arbitrary<JsonValue>;
  fc.assert(
    fc.property(storyArbitrary, newer, fc.nat(6), (json, value, turn) => {
      let count = 0;
      const change = (node: NodeJson): NodeJson => ({
        ...node,
        ...(node.attrs === undefined
          ? {}
          : {
              attrs: Object.fromEntries(
                Object.entries(node.attrs).map(([name, old]) => {
                  count += 1;
                  const kind = elements.find((one) => one.name === node.type)?.attributes[name];
                  // An address that cannot be used is not kept; text that fits is cleaned.
                  const isKept =
                    typeof value !== 'string' &&
                    !(typeof value === 'number' && Object.is(value, -0)) &&
                    isStored(kind, value);
                  return [name, isKept && count % 7 === turn ? value : old];
                }),
              ),
            }),
        ...(node.content === undefined ? {} : { content: node.content.map(change) }),
      });
      const after = change(stored(json));
      expect(stored(after)).toEqual(after);
    }),
    { numRuns: 150 },
  );
});
