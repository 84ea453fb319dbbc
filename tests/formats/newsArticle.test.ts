import { describe, expect, test } from 'vitest';
import { html } from '../../shared/formats/html.ts';
import { isoDuration } from '../../shared/formats/isoDuration.ts';
import { contextOf, documentOf, facts, fullDocument, picture, stored, storyOf, textOf } from './formatKit.ts';

type Thing = Readonly<Record<string, unknown>>;

function dataOf(page: string): Thing {
  const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page)?.[1];
  if (data === undefined) throw new Error('The page has no data.');
  // The page's own data block, which the tests below take apart.
  return JSON.parse(data) as Thing;
}

const hash = picture.slice('media:'.length, 'media:'.length + 64);

describe('the data a page carries', () => {
  const data = dataOf(textOf(html.write(storyOf(fullDocument, facts), 'story', contextOf())));

  test('names the article, its dates, its section and words', () => {
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      datePublished: '2026-11-20T09:30:00Z',
      dateModified: '2026-11-21T10:42:00+02:00',
      dateline: 'Delta',
      articleSection: 'World & rivers',
      keywords: ['floods', 'delta, the'],
      inLanguage: 'en',
    });
    expect(String(data.headline).length).toBeGreaterThan(3);
    expect(String(data.description).length).toBeGreaterThan(3);
  });

  test('has the authors in the order of the bylines, people and desks', () => {
    expect(data.author).toMatchObject([
      {
        '@type': 'Person',
        name: 'Mara Lindqvist',
        jobTitle: 'Correspondent, Kyiv',
        url: 'https://example.org/mara?a=1&b=2',
      },
      { '@type': 'Organization', name: 'The delta desk' },
    ]);
  });

  test('describes pictures, sound, film and corrections', () => {
    expect(data.image).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ '@type': 'ImageObject', sha256: hash, encodingFormat: 'image/png' }),
      ]),
    );
    expect(data.audio).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          '@type': 'AudioObject',
          duration: 'PT6M5S',
          description: 'This audio is AI-generated',
          digitalSourceType: 'https://schema.org/AlgorithmicMediaDigitalSource',
        }),
      ]),
    );
    expect(data.video).toEqual(expect.arrayContaining([expect.objectContaining({ '@type': 'VideoObject' })]));
    expect(data.correction).toEqual([
      expect.objectContaining({ '@type': 'CorrectionComment', text: expect.any(String) }),
    ]);
  });

  test('gives addresses of media only where they have one of their own', () => {
    expect(JSON.stringify(data)).not.toContain('data:');
    const folder = dataOf(
      textOf(html.write(storyOf(fullDocument, facts), 'story', contextOf({ asFolder: true }))),
    );
    expect(folder.image).toEqual(
      expect.arrayContaining([expect.objectContaining({ contentUrl: `media/${hash}.png` })]),
    );
  });

  test('leaves out what is not known', () => {
    const bare = dataOf(textOf(html.write(storyOf({ type: 'doc', content: [] }), 'story', contextOf())));
    expect(bare).toEqual({ '@context': 'https://schema.org', '@type': 'NewsArticle', inLanguage: 'en' });
  });
});

test.each([
  '</script><script>alert(1)</script>',
  '<!-- <script>',
  '<!--<script></script>',
  ']]>\u2028\u2029&lt;/script&gt;',
  '\\u003c/script>',
])('a headline cannot break out of the data block: %s', (text) => {
  const document = stored({
    type: 'doc',
    content: [{ type: 'headline', content: [{ type: 'text', text }] }],
  });
  const page = textOf(html.write(storyOf(document, { tags: [text], section: text }), 'story', contextOf()));
  expect(page.match(/<script/gi)).toHaveLength(1);
  expect(page.match(/<\/script/gi)).toHaveLength(1);
  expect(dataOf(page)).toMatchObject({
    headline: text.replace(/\s+/gu, ' ').trim(),
    keywords: [text],
    articleSection: text,
  });
});

test('a long headline stays whole on the page and is shortened in the title only', () => {
  const headline =
    'The night the river came for the kitchen, and the town that, forty years on, rowed it back again';
  const document = stored({
    type: 'doc',
    content: [{ type: 'headline', content: [{ type: 'text', text: headline }] }],
  });
  const page = textOf(html.write(storyOf(document), 'story', contextOf()));
  expect(/<title>(.*?)<\/title>/.exec(page)?.[1]).toBe(
    'The night the river came for the kitchen, and the town that, forty…',
  );
  expect(page).toContain(`<h1 class="stet-headline">${headline}</h1>`);
  expect(page).toContain(`<meta property="og:title" content="${headline}">`);
});

test('an untitled story still has a title', () => {
  expect(textOf(html.write(storyOf(documentOf({ type: 'paragraph' })), 'x', contextOf()))).toContain(
    '<title>Headline</title>',
  );
  expect(
    textOf(html.write(storyOf({ type: 'doc', content: [] }, { slug: 'river' }), 'x', contextOf())),
  ).toContain('<title>river</title>');
});

test.each([
  [null, null],
  [0, 'PT0S'],
  [59.6, 'PT1M'],
  [266, 'PT4M26S'],
  [3600, 'PT1H'],
  [3866, 'PT1H4M26S'],
])('%s seconds are %s', (seconds, duration) => {
  expect(isoDuration(seconds)).toBe(duration);
});
