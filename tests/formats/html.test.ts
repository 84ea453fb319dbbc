import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import type { Rendition } from '../../shared/formats/format.ts';
import { html } from '../../shared/formats/html.ts';
import { htmlIn } from '../../shared/formats/htmlIn.ts';
import { mediaBeside, mediaShown, sourceOf } from '../../shared/formats/mediaAddress.ts';
import { mediaSources } from '../../shared/formats/mediaSources.ts';
import { mediaTypes } from '../../shared/formats/mediaTypes.ts';
import { storyArbitrary } from '../unit/documentArbitrary.ts';
import {
  blockNames,
  bytesOf,
  captionsFile,
  contextOf,
  documentOf,
  facts,
  filled,
  film,
  fullDocument,
  picture,
  samples,
  sound,
  storyOf,
  textOf,
  themeIds,
  themeOf,
} from './formatKit.ts';

const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'] });

async function complaints(page: string): Promise<readonly string[]> {
  const report = await validator.validateString(page);
  return report.results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, line, message, context }) =>
        `${ruleId} (${line}): ${message} ${JSON.stringify(context ?? '')}`,
    ),
  );
}

const pages = [
  ['English', facts],
  ['Persian', { ...facts, language: 'fa', direction: 'rtl', isUpdated: false }],
  ['no facts at all', {}],
] as const;

describe('a page is valid', () => {
  for (const theme of themeIds) {
    for (const [name, meta] of pages) {
      test(`with every element, theme ${theme}, ${name}`, async () => {
        const page = textOf(
          html.write(storyOf(fullDocument, meta), 'story', contextOf({ theme: themeOf(theme) })),
        );
        expect(await complaints(page)).toEqual([]);
      });
    }
  }
  test.each(blockNames)('with %s alone', async (name) => {
    const block = samples.get(name);
    if (block === undefined) throw new Error(name);
    expect(
      await complaints(textOf(html.write(storyOf(documentOf(block), facts), 'story', contextOf()))),
    ).toEqual([]);
  });
  test('with nothing in it', async () => {
    expect(
      await complaints(textOf(html.write(storyOf({ type: 'doc', content: [] }), 'story', contextOf()))),
    ).toEqual([]);
  });
});

test('the validator objects to what is wrong', async () => {
  expect(
    await complaints(
      '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><img src="x.png"><h3>y</h3></body></html>',
    ),
  ).not.toEqual([]);
});

describe('a page comes back equal', () => {
  for (const asFolder of [false, true]) {
    for (const [name, meta] of pages) {
      test(`${asFolder ? 'from a folder' : 'from one file'}, ${name}`, () => {
        const story = storyOf(fullDocument, meta);
        const read = htmlIn.read(
          bytesOf(textOf(html.write(story, 'story', contextOf({ asFolder })))),
          'story.html',
        );
        expect(read.document).toEqual(story.document);
        expect(storyOf(fullDocument, read.meta).meta).toEqual(story.meta);
        expect(read.dropped).toEqual([]);
        expect(read.media.map(({ source }) => source).sort()).toEqual(
          asFolder ? [] : [captionsFile, film, picture, sound].sort(),
        );
      });
    }
  }
});

describe('a page with pictures in several sizes', () => {
  const rendition = (width: number, extension: string): Rendition => {
    const bytes = bytesOf(`${extension} ${width}`);
    const type = mediaTypes[extension] ?? '';
    return { source: sourceOf(bytes, extension), bytes, type, width, height: width };
  };
  const [narrow, wide, packed] = [rendition(320, 'jpg'), rendition(640, 'jpg'), rendition(640, 'webp')];
  const context = (asFolder: boolean) =>
    contextOf({ asFolder, picture: () => ({ usual: [narrow, wide], smaller: [packed], tone: '876' }) });
  const story = storyOf(fullDocument, facts);

  test.each([false, true])('is valid, and comes back equal (a folder: %s)', async (asFolder) => {
    const files = html.write(story, 'story', context(asFolder));
    const page = textOf(files);
    expect(await complaints(page)).toEqual([]);
    expect(page).toContain('img.stet-tone-876{background:#876}');
    const read = htmlIn.read(bytesOf(page), 'story.html');
    expect(read.document).toEqual(story.document);
    expect(read.dropped).toEqual([]);
    // Wherever the picture is, the page has the largest size in its place.
    expect([...read.standIns.keys()]).toEqual([picture]);
    expect(new Set(read.standIns.get(picture))).toEqual(new Set([wide.source]));
  });

  test('of a folder that is read back, only what stands in the text is taken', () => {
    const [page] = html.write(story, 'story', context(true));
    const name = (source: string) => source.slice('media:'.length);
    const text = String(page?.content);
    expect([...mediaBeside(text)]).toEqual(
      expect.arrayContaining([narrow, wide, packed].map((one) => name(one.source))),
    );
    expect([...mediaShown(text)].sort()).toEqual([wide.source, sound, film, captionsFile].map(name).sort());
  });
});

test('property: any words, marks and elements come back equal', () => {
  // What HTML cannot hold is no part of a story (`cleanText`); a paragraph of nothing but spaces is not shown.
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, ''))
    .filter((text) => text.trim() !== '');
  const mark = fc.subarray([
    { type: 'bold' },
    { type: 'italic' },
    { type: 'link', attrs: { href: 'https://a.example/', title: 'T', rel: '' } },
  ]);
  const block = fc.oneof(
    fc
      .array(fc.record({ type: fc.constant('text'), text: words, marks: mark }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((content): NodeJson => ({ type: 'paragraph', content })),
    fc.constantFrom(...blockNames).map((name) => samples.get(name) ?? { type: 'divider' }),
  );
  const meta = fc.record({
    slug: words,
    tags: fc.array(words, { maxLength: 4 }),
    place: words,
    section: words,
    isUpdated: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), meta, (blocks, given) => {
      const story = storyOf(documentOf(...blocks), given);
      const read = htmlIn.read(bytesOf(textOf(html.write(story, 'x', contextOf()))), 'x.html');
      expect(read.document).toEqual(story.document);
      expect(storyOf(fullDocument, read.meta).meta).toEqual(story.meta);
    }),
    { numRuns: 100 },
  );
});

describe('property: any story of all elements, its media and its facts come back equal', () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((text) => text.replace(/[\p{Cc}\ufdd0-\ufdef\ufffe\uffff]/gu, ''));
  const moment = fc.constantFrom(null, '2026-03-01T10:42:00Z', '2026-12-31T23:59:59.999+02:00');
  const metaArbitrary = fc.record({
    slug: line,
    section: line,
    tags: fc.array(
      line.filter((tag) => tag !== ''),
      { maxLength: 4 },
    ),
    place: line,
    language: fc.constantFrom('en', 'en-US', 'ru', 'uk', 'fa', 'ar', 'az-Arab', 'qq-Latn'),
    direction: fc.constantFrom('ltr' as const, 'rtl' as const),
    publishedAt: moment,
    updatedAt: moment,
    isUpdated: fc.boolean(),
  });
  test.each([false, true])('as a folder: %s', (asFolder) => {
    const context = contextOf({ asFolder, theme: { id: 'none', css: '' } });
    fc.assert(
      fc.property(storyArbitrary.map(filled), metaArbitrary, (document, meta) => {
        const story = storyOf(document, meta);
        const files = html.write(story, 'x', context);
        const read = htmlIn.read(bytesOf(textOf(files)), 'x.html');
        expect(read.document).toEqual(story.document);
        expect(storyOf(fullDocument, read.meta).meta).toEqual(story.meta);
        expect(read.dropped).toEqual([]);
        const brought = asFolder
          ? files.slice(1).map(({ path }) => `media:${path.slice('x/media/'.length)}`)
          : read.media.map(({ source }) => source);
        const used = new Set(mediaSources(story.document).map(({ source }) => source));
        expect(new Set(brought)).toEqual(used);
      }),
      { numRuns: 120 },
    );
  });
});

describe('a page', () => {
  const story = storyOf(fullDocument, facts);
  const page = textOf(html.write(story, 'story', contextOf()));

  test('is the same bytes each time', () => {
    expect(textOf(html.write(storyOf(structuredClone(fullDocument), facts), 'story', contextOf()))).toBe(
      page,
    );
  });

  test('needs nothing from elsewhere: no address but those of links, no url() and no import in the style', () => {
    const loaded = [...page.matchAll(/\s(?:src|poster|srcset|data)="([^"]*)"/g)].map(([, address]) =>
      address?.slice(0, 5),
    );
    expect(new Set(loaded)).toEqual(new Set(['data:']));
    expect(page).not.toMatch(/<link|@import|url\(|<iframe|<object|<embed /i);
  });

  test('has one script, and that is data', () => {
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
    expect(page).not.toMatch(/\son[a-z]+=/i);
  });

  test('has its landmarks, one first heading and a way past what comes before the text', () => {
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<main id="story">/g)).toHaveLength(1);
    expect(page).toContain('<a class="skip-link" href="#story">Skip to the article</a>');
    expect(page).toContain('<html lang="en" dir="ltr">');
  });

  test('in a folder names its media by their own files', () => {
    const files = html.write(story, 'story', contextOf({ asFolder: true }));
    const name = (source: string) => `story/media/${source.slice('media:'.length)}`;
    expect(files.map(({ path }) => path)).toEqual([
      'story/index.html',
      ...[captionsFile, film, picture, sound].map(name).sort(),
    ]);
    expect(String(files[0]?.content)).not.toContain('data:image');
  });

  test('says what is gone instead of pointing at nothing', () => {
    const bare = textOf(html.write(story, 'story', contextOf({ media: () => null })));
    expect(bare).not.toMatch(/<img|<audio|<video/);
    expect(bare).toContain('stet-placeholder');
  });
});
