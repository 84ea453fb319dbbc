import { describe, expect, test } from 'vitest';
import { blockPositions } from '../../shared/document/blockPositions.ts';
import { textDirection } from '../../shared/document/direction.ts';
import { cleanText, escapeHtml } from '../../shared/document/escape.ts';
import { formatDay, formatDuration, formatMinutes, formatMoment } from '../../shared/document/formatTime.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { readerWords } from '../../shared/document/readerWords.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { isMediaSource, safeMediaSource, safeUrl } from '../../shared/document/safeUrl.ts';
import { emptyDocument, parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { rendering, sampleOf, story } from '../elements/storyWith.ts';

const paragraph = (text: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const inBody = (...content: readonly NodeJson[]): NodeJson => story({ body: { type: 'body', content } });
const article = (json: NodeJson, options = rendering): string => createHtmlWriter(options).article(json);

describe('text becomes safe markup', () => {
  test.each([
    ['a < b && c > "d"', 'a &lt; b &amp;&amp; c &gt; &quot;d&quot;'],
    ["it's", "it's"],
    ['a\u0000\u0007b\u007f\u0085c', 'abc'],
    ['\ud800x\udc00', '\ufffdx\ufffd'],
    ['😀 ok', '😀 ok'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['\ufffe\ufdd0\uffff', ''],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(escapeHtml(text)).toBe(expected);
    expect(escapeHtml(cleanText(text))).toBe(expected);
  });

  test('in an article too', () => {
    const html = article(inBody(paragraph('a\u0000<script>\ud800')));
    expect(html).toContain('<p>a&lt;script&gt;\ufffd</p>');
  });
});

test.each([
  ['https://example.org', 'https://example.org/'],
  ['  https://example.org/a b ', 'https://example.org/a%20b'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['tel:+1', 'tel:+1'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['\u0001javascript:alert(1)', null],
  ['JAVASCRIPT:alert(1)', null],
  ['data:text/html,x', null],
  ['vbscript:x', null],
  ['file:///etc/passwd', null],
  ['//example.org', null],
  ['\\\\server\\share', null],
  ['/path', null],
  ['https://user:pass@example.org/', null],
  ['https://', null],
  ['', null],
  [7, null],
  [null, null],
])('the address %j is taken as %j', (value, expected) => {
  expect(safeUrl(value)).toBe(expected);
  // What was accepted once is accepted unchanged ever after.
  if (expected !== null) expect(safeUrl(expected)).toBe(expected);
});

test.each([
  [`media:${'0'.repeat(64)}.jpg`, true],
  [`media:${'0'.repeat(64)}.JPG`, false],
  [`media:${'0'.repeat(63)}.jpg`, false],
  [`media:${'0'.repeat(64)}./../x`, false],
  ['https://example.org/a.jpg', false],
])('%s is a local file: %s', (source, expected) => {
  expect(isMediaSource(source)).toBe(expected);
  expect(safeMediaSource(source) === null).toBe(!expected && !source.startsWith('https:'));
});

describe('what readers get', () => {
  test('an empty story is an empty article', () => {
    const options = {
      ...rendering,
      meta: { publishedAt: null, updatedAt: null, isUpdated: false, place: '', section: '', tags: [] },
    };
    expect(article(serializeDocument(emptyDocument()), options)).toBe(
      '<article class="stet-article" lang="en" dir="ltr" data-stet="1">\n</article>',
    );
  });

  test('a link in several pieces is one link', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/', title: '', rel: '' } };
    const html = article(
      inBody({
        type: 'paragraph',
        content: [
          { type: 'text', marks: [link], text: 'one ' },
          { type: 'text', marks: [{ ...link, attrs: { ...link.attrs } }, { type: 'bold' }], text: 'link' },
          { type: 'text', text: '.' },
        ],
      }),
    );
    expect(html).toContain('<p><a href="https://example.org/">one <strong>link</strong></a>.</p>');
  });

  test('a link to a script is its words', () => {
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
    expect(
      article(inBody({ type: 'paragraph', content: [{ type: 'text', marks: [link], text: 'x' }] })),
    ).toContain('<p>x</p>');
  });

  test('paragraphs that run against the story say so', () => {
    const html = article(inBody(paragraph('«سلام» world'), paragraph('world'), paragraph('12 – 13')));
    expect(html).toContain('<p dir="rtl">«سلام» world</p>\n<p>world</p>\n<p>12 – 13</p>');
    expect(article(inBody(paragraph('world')), { ...rendering, direction: 'rtl' })).toContain(
      '<p dir="ltr">world</p>',
    );
  });

  test('a heading never skips a level', () => {
    const heading = (level: number, text: string): NodeJson => ({
      type: 'subheading',
      attrs: { level },
      content: [{ type: 'text', text }],
    });
    const html = article(inBody(heading(3, 'a'), heading(3, 'b'), heading(2, 'c')));
    expect(html.match(/<h\d[^>]*>/g)).toEqual([
      '<h2 class="stet-subheading" data-level="3">',
      '<h3 class="stet-subheading">',
      '<h2 class="stet-subheading">',
    ]);
  });

  test('a picture always has an alt, and one that lies elsewhere is never loaded', () => {
    const figure = (source: string): NodeJson => ({
      ...sampleOf('figure'),
      attrs: { source, width: null, height: null, size: 'full' },
      content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }],
    });
    const local = article(inBody(figure(`media:${'0'.repeat(64)}.png`)));
    expect(local).toContain('alt="" loading="lazy" decoding="async">');
    const remote = article(inBody(figure('https://pictures.example/a.jpg')));
    expect(remote).not.toContain('<img');
    expect(remote).toContain('Picture not shown');
  });

  test('audio says how long it is and whose voice it is', () => {
    const html = article(inBody(sampleOf('audio'))).replace(/<[^>]+>/g, '');
    expect(html).toContain('Listen · 6 min · This audio is AI-generated');
  });

  test('in Ukrainian the words are Ukrainian', () => {
    const html = article(inBody(sampleOf('correction')), { ...rendering, language: 'uk' });
    expect(html).toContain('Уточнення, <time datetime="2026-03-03">3 березня 2026 р.</time>');
  });

  test('the same story gives the same bytes', () => {
    const json = inBody(...['table', 'figure', 'relatedStories', 'audio'].map(sampleOf));
    const writer = createHtmlWriter(rendering);
    expect(writer.article(json)).toBe(writer.article(json));
  });
});

test('a block’s mark in the page leads to its place in the document', () => {
  const json = story({
    headline: sampleOf('headline'),
    lead: sampleOf('lead'),
    body: {
      type: 'body',
      content: [paragraph('a'), { type: 'paragraph' }, sampleOf('bulletList'), paragraph('z')],
    },
  });
  const parsed = parseDocument(json);
  if (!parsed.ok) throw new Error(parsed.reason);
  const positions = blockPositions(parsed.document);
  const html = article(json, { ...rendering, anchors: true });
  const marks = [...html.matchAll(/<(\w+) data-block="(\d+)"/g)].map(([, tag, index]) => [
    tag,
    parsed.document.nodeAt(positions[Number(index)] ?? -1)?.type.name,
  ]);
  // The body's blocks carry no mark of their own: the preview counts them, in the order of the positions.
  expect(marks).toEqual([
    ['h1', 'headline'],
    ['div', 'lead'],
  ]);
  expect(positions.slice(-4).map((position) => parsed.document.nodeAt(position)?.type.name)).toEqual([
    'paragraph',
    'paragraph',
    'bulletList',
    'paragraph',
  ]);
  expect(parsed.document.nodeAt(positions.at(-1) ?? -1)?.textContent).toBe('z');
});

test.each([
  ['Hello', 'ltr'],
  ['«שלום»', 'rtl'],
  ['12. سلام', 'rtl'],
  ['¿Qué?', 'ltr'],
  ['… Жук', 'ltr'],
  ['漢字', 'ltr'],
  ['123 – 5 %', null],
  ['', null],
])('%j runs %s', (text, expected) => {
  expect(textDirection(text)).toBe(expected);
});

test.each([
  [formatMoment('2026-03-01T10:42:00Z', 'en'), '1 March 2026 at 10:42 UTC'],
  [formatMoment('2026-03-01T10:42:00+02:00', 'de'), '1. März 2026 um 08:42 UTC'],
  [formatMoment('soon', 'en'), ''],
  [formatDay('2026-03-01', 'fr'), '1 mars 2026'],
  [formatDay('2026-03-01', 'xx-not-a-language'), '1 March 2026'],
  [formatDay('2026', 'en'), ''],
  [formatDuration(266, 'en'), '0:04:26'],
  [formatDuration(3866, 'en'), '1:04:26'],
  [formatDuration(0, 'en'), '0:00:00'],
  [formatDuration(266, 'fa'), '۰:۰۴:۲۶'],
  [formatMinutes(364.5, 'en'), '6'],
  [formatMinutes(2, 'fa'), '۱'],
])('%j reads %j', (value, expected) => {
  expect(value.replaceAll('\u202f', ' ')).toBe(expected);
});

test('every language of the desk has its own words', () => {
  const english = readerWords('en');
  for (const language of ['ru', 'uk', 'de', 'fr', 'es', 'fa', 'ar']) {
    const words = readerWords(`${language}-XX`);
    expect(Object.keys(words)).toEqual(Object.keys(english));
    expect(words.listen).not.toBe(english.listen);
  }
  expect(readerWords('eo')).toBe(english);
});
