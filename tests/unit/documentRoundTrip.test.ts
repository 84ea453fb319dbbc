import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue, NodeJson } from '../../shared/document/json.ts';
import { isHarmless } from '../../shared/document/keptValue.ts';
import { noReference } from '../../shared/document/noticeReference.ts';
import { readHtml } from '../../shared/document/readHtml.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { parseDocument, schema, serializeDocument } from '../../shared/document/schema.ts';
import { rendering, sampleOf, story } from '../elements/storyWith.ts';
import { storyArbitrary } from './documentArbitrary.ts';

function stored(json: unknown): NodeJson {
  const parsed = parseDocument(json);
  if (!parsed.ok) throw new Error(parsed.reason);
  parsed.document.check();
  return serializeDocument(parsed.document);
}

test('any story fits the schema as it is, and is stored and read without a change', () => {
  fc.assert(
    fc.property(storyArbitrary, (json) => {
      const parsed = parseDocument(json);
      if (!parsed.ok) throw new Error(parsed.reason);
      expect(parsed.problems).toEqual([]);
      parsed.document.check();
      const once = serializeDocument(parsed.document);
      expect(stored(once)).toEqual(once);
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['with its files', rendering],
  ['without its files', { ...rendering, mediaUrl: () => null }],
  ['right to left', { ...rendering, language: 'fa', direction: 'rtl' as const }],
])('any story comes back equal from its HTML (%s)', (_label, options) => {
  fc.assert(
    fc.property(storyArbitrary, (json) => {
      const before = stored(json);
      const read = readHtml(createHtmlWriter(options).article(before));
      expect(read.document).toEqual(before);
      expect(read.dropped).toEqual([]);
    }),
    { numRuns: 120 },
  );
});

/** Everything a newer version could write where this one knows nothing of it. */
const newerBlock: NodeJson = {
  type: 'hologram',
  attrs: { depth: 3, 'data-x': [1, { y: null }] },
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'seen from the side', marks: [{ type: 'glow' }] }] },
  ],
};
const newerInline: NodeJson = { type: 'footnoteMark', attrs: { note: 3 } };

function everyPlace(
  node: NodeJson,
  inject: (node: NodeJson, index: number) => NodeJson,
): readonly NodeJson[] {
  const places: NodeJson[] = [];
  const content = node.content ?? [];
  for (let index = 0; index <= content.length; index += 1) places.push(inject(node, index));
  for (const [index, child] of content.entries()) {
    if (child.type === 'text') continue;
    for (const changed of everyPlace(child, inject)) {
      places.push({ ...node, content: content.map((one, at) => (at === index ? changed : one)) });
    }
  }
  return places;
}

const rich = story({
  kicker: sampleOf('kicker'),
  headline: sampleOf('headline'),
  standfirst: sampleOf('standfirst'),
  bylines: sampleOf('bylines'),
  summary: sampleOf('summary'),
  lead: sampleOf('lead'),
  body: {
    type: 'body',
    content: [
      'paragraph',
      'subheading',
      'bulletList',
      'factBox',
      'table',
      'figure',
      'video',
      'blockquote',
      'relatedStories',
      'notice',
    ].map(sampleOf),
  },
});
const canonical = stored(rich);

test('an unknown part is kept and written back, wherever it stands', () => {
  const stories = everyPlace(canonical, (node, index) => {
    const content = node.content ?? [];
    const isText = schema.nodes[node.type]?.inlineContent === true;
    return {
      ...node,
      content: [...content.slice(0, index), isText ? newerInline : newerBlock, ...content.slice(index)],
    };
  }).filter((json) => json.type === 'doc');
  expect(stories.length).toBeGreaterThan(100);
  for (const json of stories) expect(stored(json)).toEqual(json);
});

test('unknown attributes and keys are kept and written back on every node and mark', () => {
  const mark = (node: NodeJson): NodeJson => ({
    ...node,
    ...(node.type === 'text'
      ? {}
      : { attrs: { ...node.attrs, newer: { a: [1, 'two', null] }, constructor: 'x' } }),
    ...(node.marks === undefined
      ? {}
      : { marks: node.marks.map((one) => ({ ...one, attrs: { ...one.attrs, strength: 2 } })) }),
    ...(node.content === undefined ? {} : { content: node.content.map(mark) }),
  });
  const json = mark(canonical);
  expect(stored(json)).toEqual(json);
});

test('unknown marks keep their place among known ones', () => {
  const link = { type: 'link', attrs: { href: 'https://example.org/', title: '', rel: '' } };
  const text = {
    type: 'text',
    marks: [
      { type: 'glow', attrs: { a: 1 } },
      link,
      { type: 'halo' },
      { type: 'bold' },
      { type: 'glow', attrs: { a: 2 } },
    ],
    text: 'x',
  };
  const json = story({
    kicker: { type: 'kicker', content: [{ type: 'text', marks: [{ type: 'halo' }], text: 'Rivers' }] },
    body: {
      type: 'body',
      content: [{ type: 'paragraph', content: [text, { type: 'hardBreak', marks: [{ type: 'glow' }] }] }],
    },
  });
  expect(stored(json)).toEqual(json);
});

test('a choice a newer version added is shown as the default and written back', () => {
  const notice = {
    type: 'notice',
    attrs: { kind: 'sponsored', ...noReference },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
  };
  const json = story({ body: { type: 'body', content: [notice] } });
  expect(stored(json)).toEqual(json);
});

test('the parts of an opaque field are not shown to readers, nor lost', () => {
  const json: NodeJson = {
    ...canonical,
    content:
      canonical.content?.map((field) =>
        field.type === 'summary' ? { ...field, content: [newerBlock] } : field,
      ) ?? [],
  };
  const html = createHtmlWriter(rendering).article(stored(json));
  expect(html).not.toContain('seen from the side');
  expect(stored(json)).toEqual(json);
});

test('unknown parts anywhere in any story survive', () => {
  const opaque = fc.record({
    type: fc.constantFrom('hologram', '__proto__', 'constructor', 'toString'),
    attrs: fc.dictionary(fc.string(), fc.jsonValue()).filter(isHarmless),
  });
  fc.assert(
    fc.property(storyArbitrary, opaque, fc.nat(), (json, part, seed) => {
      const before = stored(json);
      const body = before.content?.find(({ type }) => type === 'body');
      const blocks = body?.content ?? [];
      const at = seed % (blocks.length + 1);
      // JSON.parse makes an own `__proto__`, as a file would; a record literal would not.
      const hostile: NodeJson = {
        ...part,
        attrs: { ...(part.attrs as Readonly<Record<string, JsonValue>>) },
      };
      const after: NodeJson = {
        ...before,
        content: (before.content ?? []).map((field) =>
          field.type === 'body'
            ? { ...field, content: [...blocks.slice(0, at), hostile, ...blocks.slice(at)] }
            : field,
        ),
      };
      expect(stored(after)).toEqual(after);
    }),
    { numRuns: 100 },
  );
});
