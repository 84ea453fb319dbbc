import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { plainText } from '../../shared/document/nodeJson.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { story } from '../elements/storyWith.ts';

const text = (value: string): NodeJson => ({ type: 'text', text: value });
const paragraph = (value: string): NodeJson => ({ type: 'paragraph', content: [text(value)] });
const body = (...content: readonly NodeJson[]): NodeJson => story({ body: { type: 'body', content } });

function stored(json: unknown): NodeJson {
  const parsed = parseDocument(json);
  if (!parsed.ok) throw new Error(parsed.reason);
  parsed.document.check();
  return serializeDocument(parsed.document);
}
const blocksOf = (json: NodeJson): readonly NodeJson[] =>
  json.content?.find(({ type }) => type === 'body')?.content ?? [];

describe('what is no story is refused with a reason', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['a text', 'doc'],
    ['another type', { type: 'paragraph' }],
    ['a type that is no text', { type: { toString: 'doc' } }],
  ])('%s', (_label, json) => {
    expect(parseDocument(json)).toEqual({ ok: false, reason: expect.stringContaining('not a story') });
  });

  test.each([
    [
      'lists',
      (inner: NodeJson): NodeJson => ({
        type: 'bulletList',
        content: [{ type: 'listItem', content: [inner] }],
      }),
    ],
    ['unknown parts', (inner: NodeJson): NodeJson => ({ type: 'hologram', content: [inner] })],
  ])('100,000 nested %s', (_label, wrap) => {
    let deep: NodeJson = paragraph('x');
    for (let level = 0; level < 100_000; level += 1) deep = wrap(deep);
    expect(parseDocument(body(deep))).toEqual({
      ok: false,
      reason: 'The story is nested too deep to be read.',
    });
  });

  test('an attribute nested 100,000 deep', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(parseDocument({ type: 'doc', content: [{ type: 'kicker', attrs: { deep } }] }).ok).toBe(false);
  });

  test('more parts than the limit', () => {
    const many = body(...Array.from({ length: 2000 }, () => paragraph('x')));
    expect(parseDocument(many, { maxNodes: 3000 })).toEqual({
      ok: false,
      reason: 'The story has too many parts to be read.',
    });
  });
});

describe('what does not fit is mended, and its text kept', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['no fields at all', { type: 'doc' }, []],
    ['content that is no list', { type: 'doc', content: { 0: 'x' } }, []],
    ['nulls and numbers among the fields', { type: 'doc', content: [null, 3, 'x', [], { type: 7 }] }, []],
    [
      'fields out of order',
      {
        type: 'doc',
        content: [
          { type: 'body', content: [paragraph('b')] },
          { type: 'headline', content: [text('h')] },
        ],
      },
      ['h', 'b'],
    ],
    [
      'two headlines',
      {
        type: 'doc',
        content: [
          { type: 'headline', content: [text('one')] },
          { type: 'headline', content: [text('two')] },
        ],
      },
      ['one', 'two'],
    ],
    [
      'paragraphs beside the body',
      { type: 'doc', content: [paragraph('a'), { type: 'body', content: [paragraph('b')] }, paragraph('c')] },
      ['a', 'b', 'c'],
    ],
    [
      'loose text',
      { type: 'doc', content: [text('a'), { type: 'body', content: [text('b'), paragraph('c')] }] },
      ['a', 'b', 'c'],
    ],
    [
      'a paragraph in a headline',
      story({ headline: { type: 'headline', content: [paragraph('a'), text('b')] } }),
      ['a', 'b'],
    ],
    [
      'a line break in a kicker',
      story({ kicker: { type: 'kicker', content: [text('a'), { type: 'hardBreak' }, text('b')] } }),
      ['a b'],
    ],
    [
      'a list item without a list',
      body({ type: 'listItem', content: [paragraph('a')] }, { type: 'listItem', content: [paragraph('b')] }),
      ['a', 'b'],
    ],
    [
      'a subheading in a list',
      body({ type: 'bulletList', content: [{ type: 'subheading', content: [text('a')] }] }),
      ['a'],
    ],
    [
      'a quote in a quote',
      body({
        type: 'blockquote',
        content: [{ type: 'blockquote', content: [paragraph('a')] }, paragraph('b')],
      }),
      ['a', 'b'],
    ],
    [
      'a picture in a fact box',
      body({
        type: 'factBox',
        content: [{ type: 'figure', content: [{ type: 'caption', content: [text('a')] }] }, paragraph('b')],
      }),
      ['b', 'a'],
    ],
    ['cells without a row', body({ type: 'tableCell', content: [paragraph('a')] }), ['a']],
    [
      'a row without a table',
      body({ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('a')] }] }),
      ['a'],
    ],
    ['text in a table', body({ type: 'table', content: [text('a')] }), ['a']],
    ['a caption without a picture', body({ type: 'caption', content: [text('a')] }), ['a']],
    [
      'two captions',
      body({
        type: 'figure',
        content: [
          { type: 'caption', content: [text('a')] },
          { type: 'caption', content: [text('b')] },
        ],
      }),
      ['a', 'b'],
    ],
    ['a body in a body', body({ type: 'body', content: [paragraph('a')] }), ['a']],
    ['a story in a story', body({ type: 'doc', content: [{ type: 'body', content: [paragraph('a')] }] }), []],
    [
      'a pull quote of two paragraphs',
      body({ type: 'pullQuote', content: [paragraph('a'), paragraph('b')] }),
      ['a', 'b'],
    ],
    [
      'a summary of paragraphs',
      story({ summary: { type: 'summary', content: [paragraph('a'), paragraph('b')] } }),
      ['a', 'b'],
    ],
    [
      'a nested list of lists',
      body({ type: 'bulletList', content: [{ type: 'bulletList', content: [paragraph('a')] }] }),
      ['a'],
    ],
    ['text where bylines stand', story({ bylines: { type: 'bylines', content: [paragraph('a')] } }), ['a']],
    [
      'two leads',
      story({
        lead: {
          type: 'lead',
          content: [
            { type: 'figure', content: [{ type: 'altText', content: [text('a')] }] },
            { type: 'figure', content: [{ type: 'altText', content: [text('b')] }] },
          ],
        },
      }),
      ['a', 'b'],
    ],
  ])('%s', (_label, json, words) => {
    const result = stored(json);
    const all = plainText(result);
    for (const word of words) expect(all).toContain(word);
    const again = parseDocument(result);
    expect(again.ok && again.problems).toEqual([]);
    expect(stored(result)).toEqual(result);
  });

  test('a picture without its fields gets them', () => {
    expect(blocksOf(stored(body({ type: 'figure' })))).toEqual([
      {
        type: 'figure',
        attrs: { source: null, width: null, height: null, size: 'full' },
        content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }],
      },
    ]);
  });

  test.each<[string, unknown, unknown]>([
    ['a link to a script', { type: 'link', attrs: { href: 'javascript:alert(1)' } }, undefined],
    ['a link to data', { type: 'link', attrs: { href: 'data:text/html,x' } }, undefined],
    ['a link without an address', { type: 'link' }, undefined],
    [
      'a link with attributes of wrong types',
      { type: 'link', attrs: { href: 'https://example.org/', title: 7, rel: {} } },
      // A newer Stet may have written them, so they are carried.
      [{ type: 'link', attrs: { href: 'https://example.org/', title: 7, rel: {} } }],
    ],
    ['a language that is empty', { type: 'language', attrs: { lang: '' } }, undefined],
    ['attributes that are a list', { type: 'bold', attrs: [1] }, [{ type: 'bold' }]],
  ])('a mark: %s', (_label, mark, expected) => {
    const [block] = blocksOf(
      stored(body({ type: 'paragraph', content: [{ ...text('x'), marks: [mark] } as NodeJson] })),
    );
    expect(block?.content?.[0]?.marks).toEqual(expected);
    expect(plainText(block)).toBe('x');
  });

  test('the same mark twice counts once, and neighbours with the same marks are joined', () => {
    const bold = { type: 'bold' };
    const content = [
      { ...text('a'), marks: [bold, bold] },
      { ...text('b'), marks: [bold] },
      text(''),
      { ...text('c'), marks: [{ type: 'superscript' }, { type: 'subscript' }] },
    ];
    const [block] = blocksOf(stored(body({ type: 'paragraph', content })));
    expect(block?.content).toEqual(
      [
        { ...text('ab'), marks: [bold] },
        { ...text('c'), marks: [{ type: 'subscript' }] },
      ].map(({ type, text: value, marks }) => ({ type, marks, text: value })),
    );
  });

  test('characters neither HTML nor XML can hold are taken out', () => {
    const [block] = blocksOf(
      stored(body(paragraph('a\u0000b\u0008c\u001fd\u007fe\ud800f\ufffeg\r\nh\udfff😀'))),
    );
    expect(plainText(block)).toBe('abcde\ufffdfg\nh\ufffd😀');
  });

  test.each([
    ['a script as a source', { source: 'javascript:alert(1)' }],
    ['a file as a source', { source: 'file:///etc/passwd' }],
    ['a share as a source', { source: '\\\\server\\share\\a.jpg' }],
    ['a page inside it as a source', { source: 'data:text/html,x' }],
    ['an address of a kind nobody knows', { source: 'matrix:r/desk' }],
  ])('an attribute: %s', (_label, attrs) => {
    const parsed = parseDocument(body({ type: 'figure', attrs } as NodeJson));
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(blocksOf(serializeDocument(parsed.document))[0]?.attrs).toEqual({
      source: null,
      width: null,
      height: null,
      size: 'full',
    });
    expect(parsed.problems.join(' ')).toContain('Picture');
  });

  test('__proto__ and constructor are names like any other', () => {
    const json: unknown = JSON.parse(
      '{"type":"doc","__proto__":{"x":1},"content":[{"type":"body","content":[{"type":"paragraph","attrs":{"__proto__":{"polluted":true},"constructor":1},"content":[{"type":"text","text":"x","marks":[{"type":"__proto__"},{"type":"constructor"}]}]},{"type":"__proto__"},{"type":"toString","content":[]}]}]}',
    );
    const result = stored(json);
    expect(plainText(result)).toContain('x');
    expect(blocksOf(result).map(({ type }) => type)).toEqual(['paragraph', '__proto__', 'toString']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });
});

test.each([
  ['a contributor in a body in the lead', [['lead', 'body', 'byline']]],
  ['the same in a box as well', [['lead', 'factBox', 'body', 'byline']]],
  ['a contributor in a body in a picture', [['lead', 'figure', 'body', 'byline']]],
  ['one in the summary, beside a body', [['summary', 'body', 'byline'], ['body']]],
])('found by a random seed: %s stays where the first reading put it', (_label, branches) => {
  const content = branches.map((names) =>
    names.reduceRight<readonly NodeJson[]>((inside, type) => [{ type, content: inside }], []).at(0),
  );
  const once = JSON.parse(JSON.stringify(stored({ type: 'doc', content })));
  expect(JSON.stringify(once)).toContain('"byline"');
  expect(JSON.parse(JSON.stringify(stored(once)))).toEqual(once);
});

test('found by a random seed: text whose pieces differ by a mark that had to go is one text at once', () => {
  const glow = { type: 'glow', attrs: { of: 1 } };
  const once = stored({
    type: 'doc',
    content: [
      {
        type: 'figure',
        content: [
          {
            type: 'credit',
            content: [
              { type: 'text', text: 'Ann ', marks: [{ type: 'bold' }, glow] },
              { type: 'text', text: 'Archer', marks: [glow] },
            ],
          },
        ],
      },
    ],
  });
  const written = JSON.parse(JSON.stringify(once));
  expect(plainText(once)).toContain('Ann Archer');
  expect(JSON.parse(JSON.stringify(stored(written)))).toEqual(written);
});

test('whatever JSON is given, nothing is thrown, and what comes out is stable and fits', () => {
  const names = [
    'doc',
    'body',
    'paragraph',
    'headline',
    'figure',
    'caption',
    'bulletList',
    'listItem',
    'table',
    'tableRow',
    'tableCell',
    'lead',
    'byline',
    'bylines',
    'hardBreak',
    'factBox',
    'blockquote',
    'attribution',
    'unknownBlock',
    'unknownInline',
    'hologram',
    'summary',
    'summaryItem',
    'audio',
    'video',
    'correction',
  ];
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record(
        {
          type: fc.constant('text'),
          text: fc.oneof(fc.string(), fc.jsonValue()),
          marks: fc.oneof(
            fc.jsonValue(),
            fc.array(
              fc.record({
                type: fc.constantFrom('bold', 'link', 'glow', 'unknownMark'),
                attrs: fc.jsonValue(),
              }),
            ),
          ),
        },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        {
          type: fc.constantFrom(...names),
          attrs: fc.jsonValue(),
          content: fc.array(tie('node'), { maxLength: 4 }),
        },
        { requiredKeys: ['type', 'content'] },
      ),
      fc.jsonValue(),
    ),
  }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 6 }), (content) => {
      const once = stored({ type: 'doc', content });
      expect(stored(JSON.parse(JSON.stringify(once)))).toEqual(JSON.parse(JSON.stringify(once)));
    }),
    { numRuns: 1000 },
  );
});
