import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StetError } from '../../shared/contract/reply.ts';
import type { JsonValue, NodeJson } from '../../shared/document/json.ts';
import { stetStory } from '../../shared/formats/stetStory.ts';
import { stetStoryIn } from '../../shared/formats/stetStoryIn.ts';
import { stetStorySchema } from '../../shared/formats/stetStorySchema.ts';
import {
  blockNames,
  bytesOf,
  captionsFile,
  contextOf,
  documentOf,
  facts,
  film,
  fullDocument,
  picture,
  samples,
  sound,
  storyOf,
  textOf,
} from './formatKit.ts';

const schemaPath = join(import.meta.dirname, '../../resources/stet-story-1.schema.json');
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));

function written(story = storyOf(fullDocument, facts), change = {}): string {
  return textOf(stetStory.write(story, 'story', contextOf(change)));
}
function readBack(text: string) {
  return stetStoryIn.read(bytesOf(text), 'story.json');
}
function refusal(text: string): StetError {
  try {
    readBack(text);
  } catch (error) {
    if (error instanceof StetError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

describe('the JSON Schema', () => {
  test('is what the program says it is (node resources/writeSchema.ts writes it anew)', () => {
    expect(JSON.parse(readFileSync(schemaPath, 'utf8'))).toEqual(stetStorySchema());
  });

  test.each([
    ['with its media inside', written()],
    ['of a folder', written(undefined, { asFolder: true })],
    ['with nothing in it', written(storyOf({ type: 'doc', content: [] }))],
    ['of a newer Stet', written(storyOf(newer(), { ...facts, mood: 'calm' }))],
  ])('takes a story %s', (_name, text) => {
    validate(JSON.parse(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each(blockNames)('takes a story with %s', (name) => {
    const block = samples.get(name);
    if (block === undefined) throw new Error(name);
    validate(JSON.parse(written(storyOf(documentOf(block)))));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each<[string, (file: Record<string, unknown>) => void]>([
    ['another format', (file) => (file.format = 'other')],
    ['another version', (file) => (file.version = 2)],
    ['no document', (file) => delete file.document],
    ['a document that is none', (file) => (file.document = { type: 'page' })],
    ['a wrong fact', (file) => (file.story = { language: '??' })],
    ['media under a wrong name', (file) => (file.media = [{ source: 'file:///etc/passwd', type: 'x' }])],
  ])('refuses %s', (_name, change) => {
    const file: Record<string, unknown> = JSON.parse(written());
    change(file);
    expect(validate(file)).toBe(false);
  });
});

/** What a newer Stet may write: nodes, marks, attributes and facts of its own. */
function newer(): NodeJson {
  const document = documentOf(
    {
      type: 'paragraph',
      attrs: { mood: 'calm' },
      content: [{ type: 'text', text: 'Kept', marks: [{ type: 'glow', attrs: { warm: true } }] }],
    },
    {
      type: 'timeline',
      attrs: { from: 1927 },
      content: [{ type: 'event', content: [{ type: 'text', text: 'Flood' }] }],
    },
  );
  return {
    ...document,
    content: [...(document.content ?? []), { type: 'endnotes', content: [{ type: 'text', text: 'Later' }] }],
  };
}

describe('a story', () => {
  test('comes back equal: document, facts, media, and when it was begun', () => {
    const story = storyOf(fullDocument, {
      ...facts,
      assignee: 'Mara',
      status: 'review',
      embargoUntil: '2027-01-01T00:00:00Z',
    });
    const { notes: _notes, isSample: _isSample, ...meta } = story.meta;
    const read = readBack(written(story));
    expect(read.document).toEqual(story.document);
    expect(read.meta).toEqual(meta);
    expect(read.createdAt).toBe(story.createdAt);
    expect(read.dropped).toEqual([]);
    expect(read.media.map(({ source }) => source).sort()).toEqual(
      [captionsFile, film, picture, sound].sort(),
    );
  });

  test('of a newer Stet comes back as it was', () => {
    const story = storyOf(newer(), { ...facts, mood: 'calm' });
    const read = readBack(written(story));
    expect(read.document).toEqual(newer());
    expect(read.meta.mood).toBe('calm');
  });

  test('is the same bytes whatever the order its facts and attributes came in', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, item]) => [name, turned(item)]),
      );
    };
    const story = storyOf(fullDocument, facts);
    // The same values in the opposite order: still a story.
    const other = {
      ...story,
      document: turned(story.document) as NodeJson,
      meta: turned(story.meta) as typeof story.meta,
    };
    expect(written(other)).toBe(written(story));
  });

  test('in a folder says where its media lie', () => {
    const files = stetStory.write(storyOf(fullDocument), 'story', contextOf({ asFolder: true }));
    expect(files.map(({ path }) => path).slice(0, 2)).toEqual([
      'story/story.json',
      `story/media/${picture.slice(6)}`,
    ]);
    const { media } = JSON.parse(textOf(files));
    expect(media[0]).toMatchObject({ source: picture, path: `media/${picture.slice(6)}`, type: 'image/png' });
    expect(media[0]).not.toHaveProperty('data');
  });

  test('property: any story of any elements and words comes back equal', () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((text) => text.replace(/[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, ''));
    // What JSON can carry: no negative zero, and not the one name no reader takes.
    const newerValue = fc
      .json({ maxDepth: 3 })
      .map((text): JsonValue => JSON.parse(text.replaceAll('__proto__', 'proto')));
    const block = fc.oneof(
      words.map(
        (text): NodeJson =>
          text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] },
      ),
      fc.constantFrom(...blockNames).map((name) => samples.get(name) ?? { type: 'divider' }),
      fc.record({
        type: fc.constantFrom('timeline', 'constructor', 'toString'),
        attrs: fc.dictionary(fc.string(), newerValue),
      }),
    );
    const meta = fc.record({
      slug: words,
      tags: fc.array(words, { maxLength: 4 }),
      place: words,
      isUpdated: fc.boolean(),
      language: fc.constantFrom('en', 'ru', 'fa', 'uk', 'az-Arab'),
      direction: fc.constantFrom('ltr' as const, 'rtl' as const),
    });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), meta, (blocks, given) => {
        const clean = blocks.filter(({ attrs }) => attrs === undefined || !Object.hasOwn(attrs, '__proto__'));
        const story = storyOf(documentOf({ type: 'paragraph' }, ...clean), given);
        const read = readBack(written(story));
        expect(read.document).toEqual(story.document);
        expect(storyOf(fullDocument, read.meta).meta).toEqual(story.meta);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a file that is no story is refused with a reason, and nothing is taken from it', () => {
  const base = written();
  const changed = (change: (file: Record<string, unknown>) => void) => {
    const file: Record<string, unknown> = JSON.parse(base);
    change(file);
    return JSON.stringify(file);
  };
  test.each<[string, string, string, RegExp]>([
    ['not JSON', '{"format":', 'invalid', /not JSON/],
    [
      'not JSON further down',
      '{"format":\n\n1 <b>',
      'invalid',
      /^This file is not JSON: it goes wrong in line 3\. Nothing/,
    ],
    ['another JSON', '{"name":"x"}', 'unsupported', /not a Stet story/],
    ['a list', '[1]', 'unsupported', /not a Stet story/],
    ['a newer version', changed((file) => (file.version = 2)), 'unsupported', /newer Stet/],
    ['no document', changed((file) => delete file.document), 'invalid', /document/],
    ['facts that are no object', changed((file) => (file.story = 'a')), 'invalid', /story/],
    [
      'a document of another type',
      changed((file) => (file.document = { type: 'page' })),
      'invalid',
      /document/,
    ],
    ['__proto__', base.replace('"story": {', '"story": {"__proto__": {"x": 1},'), 'invalid', /__proto__/],
    [
      '__proto__ in escapes',
      base.replace('"story": {', '"story": {"\\u005f_proto__": {"x": 1},'),
      'invalid',
      /__proto__/,
    ],
    ['a name twice', base.replace('"format":', '"version": 1, "format":'), 'invalid', /twice/],
    [
      'a name twice, once in escapes',
      base.replace('"format":', '"\\u0076ersion": 1, "format":'),
      'invalid',
      /twice/,
    ],
    [
      'depth',
      `{"format":"stet-story","version":1,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'invalid',
      /deep/,
    ],
    ['a deep document', changed((file) => (file.document = nested(300))), 'invalid', /deep/],
  ])('%s', (_name, text, code, message) => {
    const error = refusal(text);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/Nothing was imported/);
  });

  function nested(levels: number): unknown {
    let node: unknown = { type: 'paragraph' };
    for (let level = 0; level < levels; level += 1) node = { type: 'blockquote', content: [node] };
    return { type: 'doc', content: [{ type: 'body', content: [node] }] };
  }

  test('bytes that are not UTF-8', () => {
    expect(() => stetStoryIn.read(Uint8Array.of(0x7b, 0xff, 0x7d), 'x.json')).toThrow(/UTF-8/);
  });
});

test('a name that no reader takes is not written', () => {
  const hidden: NodeJson = JSON.parse('{"type":"timeline","attrs":{"deep":{"__proto__":1,"kept":2}}}');
  const read = readBack(written(storyOf(documentOf(hidden))));
  expect(JSON.stringify(read.document)).toContain('{"kept":2}');
});

describe('a file that is a story but bears the marks of trouble', () => {
  test('half characters become replacement characters, and that is said', () => {
    const text = written(
      storyOf(documentOf({ type: 'paragraph', content: [{ type: 'text', text: 'HALF' }] })),
    ).replace('HALF', '\\ud83d half');
    const read = readBack(text);
    expect(JSON.stringify(read.document)).toContain('\ufffd half');
    expect(read.dropped.join(' ')).toMatch(/Half characters/);
  });

  test('notes and other private facts stay out, and that is said', () => {
    const file = JSON.parse(written());
    file.story.notes = 'secret';
    file.story._x = 'secret';
    file.story.isSample = true;
    const read = readBack(JSON.stringify(file));
    expect(JSON.stringify(read.meta)).not.toMatch(/secret|isSample/);
    expect(read.dropped.join(' ')).toMatch(/private/);
  });

  test.each([
    ['are not what their name says', btoa('something else')],
    ['are no base64', '%%%'],
  ])('media that %s are left out, and are named', (_what, data) => {
    const file = JSON.parse(written());
    file.media[0].data = data;
    const read = readBack(JSON.stringify(file));
    expect(read.media).toHaveLength(3);
    expect(read.damaged).toEqual([file.media[0].source]);
  });

  test('addresses a story may not hold are gone from it', () => {
    const text = written(
      storyOf(
        documentOf({
          type: 'paragraph',
          content: [
            { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'https://good.example/' } }] },
          ],
        }),
      ),
    );
    const read = readBack(text.replace('https://good.example/', 'javascript:alert(1)'));
    expect(JSON.stringify(read.document)).not.toContain('javascript');
    expect(read.dropped.length).toBeGreaterThan(0);
  });
});
