import { describe, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { html } from '../../shared/formats/html.ts';
import { contextOf, documentOf, facts, film, picture, sound, storyOf, textOf } from './formatKit.ts';

/** What a reader of an exported page gets of each part of a story, as markup. */
const text = (words: string, ...marks: NonNullable<NodeJson['marks']>): NodeJson =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
const block = (type: string, words: string, attrs?: NodeJson['attrs']): NodeJson => ({
  type,
  ...(attrs === undefined ? {} : { attrs }),
  ...(words === '' ? {} : { content: [text(words)] }),
});
const paragraph = (words: string): NodeJson => block('paragraph', words);
const item = (...content: readonly NodeJson[]): NodeJson => ({ type: 'listItem', content });
const cell = (words: string, attrs: NodeJson['attrs'] = {}, type = 'tableCell'): NodeJson => ({
  type,
  attrs,
  content: [paragraph(words)],
});

/** The body of a page, media by their plain names. */
function page(...body: readonly NodeJson[]): string {
  const whole = textOf(html.write(storyOf(documentOf(...body), facts), 'x', contextOf({ asFolder: true })));
  return whole.slice(whole.indexOf('<body'));
}

const video = (attrs: NodeJson['attrs'], unavailable = ''): NodeJson => ({
  type: 'video',
  attrs: { source: null, poster: null, embedUrl: null, duration: 266, ...attrs },
  content: [
    block('mediaTitle', 'From above'),
    block('caption', 'On Monday'),
    block('credit', 'Film: Roth'),
    block('unavailable', unavailable),
  ],
});
const gone = `media:${'0'.repeat(64)}.mp4`;
const file = (source: string) => `media/${source.slice('media:'.length)}`;

describe('an exported page gives its readers', () => {
  test.each<[string, readonly NodeJson[], readonly string[]]>([
    [
      'sound: what it is, how long, whose voice, and the browser’s own player',
      [
        {
          type: 'audio',
          attrs: { source: sound, duration: 364.5, aiGenerated: true },
          content: [block('mediaTitle', 'Read aloud')],
        },
      ],
      [
        '<strong>Listen</strong> · 6 min · <span class="stet-ai">This audio is AI-generated</span>',
        'Read aloud',
        `<audio controls preload="none" src="${file(sound)}"></audio>`,
      ],
    ],
    [
      'sound that no machine made, without the notice',
      [
        {
          type: 'audio',
          attrs: { source: sound, duration: 60, aiGenerated: false },
          content: [block('mediaTitle', '')],
        },
      ],
      ['<strong>Listen</strong> · 1 min</p>'],
    ],
    [
      'a film with its still, its length and, a press away, the words for when it does not start',
      [video({ source: film, poster: picture, width: 640, height: 360 }, 'Not shown in your country.')],
      [
        '<p class="stet-media-title">From above</p><p class="stet-length">0:04:26</p>',
        `<video controls preload="none" src="${file(film)}" poster="${file(picture)}" width="640" height="360"></video><details class="stet-stand-in"><summary>If it does not play</summary><p class="stet-no-media">No media source currently available</p><p class="stet-unavailable">Not shown in your country.</p></details>`,
        '<figcaption><span class="stet-caption">On Monday</span><span class="stet-credit">Film: Roth</span></figcaption>',
      ],
    ],
    [
      'of a film that is not there, the words that stand in its place',
      [video({}, 'The film was withdrawn.')],
      ['<p class="stet-unavailable">The film was withdrawn.</p>'],
    ],
    [
      'of a film and a sound whose files are gone, the still, the length and that there is nothing to play',
      [
        video({ source: gone, poster: picture }, 'The water climbs six steps.'),
        { type: 'audio', attrs: { source: gone }, content: [block('mediaTitle', 'Read aloud')] },
      ],
      [
        `<p class="stet-length">0:04:26</p><img src="${file(picture)}" alt="" loading="lazy" decoding="async"><p class="stet-no-media">No media source currently available</p><p class="stet-unavailable">The water climbs six steps.</p>`,
        '<p class="stet-media-title">Read aloud</p><p class="stet-no-media">No media source currently available</p>',
      ],
    ],
    ['of a film without file and words, that it is not available', [video({})], ['Video not available']],
    [
      'of a film on a page elsewhere, the way there and nothing of it',
      [video({ embedUrl: 'https://video.example/1' })],
      ['<a href="https://video.example/1">Watch</a>'],
    ],
    [
      'a quotation and, outside it, who said it',
      [
        {
          type: 'blockquote',
          content: [paragraph('It was in the kitchen.'), block('attribution', 'Olha Marchenko')],
        },
      ],
      [
        '<figure class="stet-quote"><blockquote><p>It was in the kitchen.</p></blockquote><figcaption><span class="stet-attribution">Olha Marchenko</span></figcaption></figure>',
      ],
    ],
    [
      'a pull quote',
      [{ type: 'pullQuote', content: [paragraph('Water leaves.'), block('attribution', 'Roth')] }],
      ['<figure class="stet-pull-quote"><blockquote><p>Water leaves.</p></blockquote><figcaption>'],
    ],
    [
      'lists inside lists, and where numbers begin',
      [
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [
            item(paragraph('Boats'), { type: 'bulletList', content: [item(paragraph('small'))] }),
            item(paragraph('Bags'), paragraph('of sand')),
          ],
        },
      ],
      ['<ol start="3"><li>Boats<ul><li>small</li></ul></li><li><p>Bags</p><p>of sand</p></li></ol>'],
    ],
    [
      'a fact box with its title',
      [{ type: 'factBox', content: [block('boxTitle', 'In figures'), paragraph('63 cm')] }],
      ['<section class="stet-fact-box"><h2 class="stet-box-title">In figures</h2><p>63 cm</p></section>'],
    ],
    [
      'a notice, links and all',
      [
        {
          type: 'notice',
          attrs: { kind: 'disclosure' },
          content: [
            {
              type: 'paragraph',
              content: [text('Read '), text('how', { type: 'link', attrs: { href: 'https://a.example/' } })],
            },
          ],
        },
      ],
      [
        '<div class="stet-notice" role="note" data-kind="disclosure"><p>Read <a href="https://a.example/">how</a></p></div>',
      ],
    ],
    [
      'a table with its header row and its merged cells',
      [
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                cell('Choice', { rowspan: 2 }, 'tableHeader'),
                cell('Cost', { colspan: 2 }, 'tableHeader'),
              ],
            },
            {
              type: 'tableRow',
              content: [cell('to build', {}, 'tableHeader'), cell('to keep', {}, 'tableHeader')],
            },
            { type: 'tableRow', content: [cell('Wall', {}, 'tableHeader'), cell('much', { colspan: 2 })] },
          ],
        },
      ],
      [
        'role="group" tabindex="0" aria-label="Table"',
        '<thead><tr><th scope="col" rowspan="2">Choice</th><th scope="col" colspan="2">Cost</th></tr><tr><th scope="col">to build</th><th scope="col">to keep</th></tr></thead>',
        '<tbody><tr><th scope="row">Wall</th><td colspan="2">much</td></tr></tbody>',
      ],
    ],
    [
      'of an embed our own card and a way there, and nothing from there',
      [
        {
          type: 'embed',
          attrs: { url: 'https://www.gauge.example/x', provider: '' },
          content: [block('mediaTitle', 'Tide gauge'), block('embedText', 'Six minutes old.')],
        },
      ],
      ['Tide gauge', 'Six minutes old.', '<a href="https://www.gauge.example/x">Open on gauge.example</a>'],
    ],
    [
      'related stories as navigation with a name',
      [
        {
          type: 'relatedStories',
          content: [
            block('boxTitle', ''),
            block('relatedStory', 'The night', { url: 'https://a.example/n' }),
          ],
        },
      ],
      [
        '<nav class="stet-related" aria-label="Related stories"><ul><li><a href="https://a.example/n">The night</a></li></ul></nav>',
      ],
    ],
    ...(['correction', 'clarification', 'update'] as const).map(
      (kind): [string, readonly NodeJson[], readonly string[]] => [
        `a ${kind} with its date`,
        [{ type: 'correction', attrs: { kind, date: '2026-03-03' }, content: [paragraph('It was 63.')] }],
        [
          `data-kind="${kind}"`,
          `${kind.charAt(0).toUpperCase()}${kind.slice(1)}, <time datetime="2026-03-03">3 March 2026</time></h2><p>It was 63.</p>`,
        ],
      ],
    ),
    [
      'a foreign phrase in its language, raised and lowered letters, and links that say what they are',
      [
        {
          type: 'paragraph',
          content: [
            text('leven met water', { type: 'language', attrs: { lang: 'nl', dir: '' } }),
            text('2', { type: 'subscript' }),
            text('3', { type: 'superscript' }),
            text('paid', {
              type: 'link',
              attrs: { href: 'https://a.example/', title: 'An offer', rel: 'sponsored' },
            }),
          ],
        },
      ],
      [
        '<span lang="nl">leven met water</span><sub>2</sub><sup>3</sup><a href="https://a.example/" title="An offer" rel="sponsored">paid</a>',
      ],
    ],
    [
      'pictures with caption, credit and words for who does not see them, whole or inset',
      [
        {
          type: 'figure',
          attrs: { source: picture, size: 'inset', width: 8, height: 6 },
          content: [block('caption', 'The bridge'), block('credit', 'Roth'), block('altText', 'A bridge')],
        },
      ],
      [
        `<figure class="stet-figure stet-figure-inset"`,
        `<img src="${file(picture)}" width="8" height="6" alt="A bridge"`,
        '<figcaption><span class="stet-caption">The bridge</span><span class="stet-credit">Roth</span></figcaption>',
      ],
    ],
    [
      'subheadings of two levels, and a divider',
      [
        block('subheading', 'One', { level: 2 }),
        block('subheading', 'Two', { level: 3 }),
        { type: 'divider' },
      ],
      [
        '<h2 class="stet-subheading">One</h2>',
        '<h3 class="stet-subheading">Two</h3>',
        '<hr class="stet-divider">',
      ],
    ],
  ])('%s', (_name, body, markup) => {
    const whole = page(...body);
    for (const piece of markup) expect(whole).toContain(piece);
    expect(whole).not.toMatch(/<(iframe|script|object|embed)\b/);
  });

  test('the head: kicker, headline, standfirst, bylines, dateline, “Updated”; at the end the people, and the tags', () => {
    const person = {
      kind: 'person',
      name: 'Imke Farrowby',
      role: 'Reporter',
      biography: 'Keeps a tide table.',
      picture,
      pictureShape: 'wide',
      url: 'https://a.example/imke',
    };
    const document: NodeJson = {
      type: 'doc',
      content: [
        block('kicker', 'Local affairs'),
        block('headline', 'A town votes'),
        block('standfirst', 'After three floods.'),
        {
          type: 'bylines',
          content: [
            { type: 'byline', attrs: person },
            { type: 'byline', attrs: { kind: 'desk', name: 'Delta desk' } },
          ],
        },
        { type: 'summary', content: [block('summaryItem', 'Eleven to six.')] },
        { type: 'body', content: [paragraph('It rained.')] },
      ],
    };
    const whole = textOf(html.write(storyOf(document, facts), 'x', contextOf({ asFolder: true })));
    const pieces = [
      '<p class="stet-kicker">Local affairs</p>',
      '<h1 class="stet-headline">A town votes</h1>',
      '<p class="stet-standfirst">After three floods.</p>',
      'By</span> <span class="stet-byline"><a rel="author" href="https://a.example/imke">Imke Farrowby</a></span>, <span class="stet-byline">Delta desk</span>',
      'World &amp; rivers</span> · <span class="stet-place">Delta</span> · <span class="stet-published"><time datetime="2026-11-20T09:30:00Z">20 November 2026 at 09:30 UTC</time>',
      'Updated <time datetime="2026-11-21T10:42:00+02:00">21 November 2026 at 08:42 UTC</time>',
      '<section class="stet-summary" aria-label="Summary"><ul><li>Eleven to six.</li></ul></section>',
      '<p>It rained.</p>',
      '<li>floods</li><li>delta, the</li>',
      '<section class="stet-contributors" aria-label="About the authors">',
      `<img class="stet-contributor-picture" src="${file(picture)}" alt=""`,
      '<p class="stet-contributor-role">Reporter</p><p class="stet-contributor-biography">Keeps a tide table.</p>',
      'data-kind="desk"',
    ];
    let at = 0;
    for (const piece of pieces) {
      const found = whole.indexOf(piece, at);
      expect(found, piece).toBeGreaterThanOrEqual(at);
      at = found;
    }
  });

  test('Persian in Persian: words, digits, commas, direction', () => {
    const document: NodeJson = {
      type: 'doc',
      content: [
        block('headline', 'آب برگشت'),
        {
          type: 'bylines',
          content: ['آوا', 'میز دلتا'].map((name) => ({ type: 'byline', attrs: { name } })),
        },
        {
          type: 'body',
          content: [
            {
              type: 'audio',
              attrs: { source: sound, duration: 364.5, aiGenerated: true },
              content: [block('mediaTitle', '')],
            },
            video({ source: film }),
          ],
        },
      ],
    };
    const whole = textOf(
      html.write(storyOf(document, { language: 'fa', direction: 'rtl' }), 'x', contextOf()),
    );
    for (const piece of [
      '<html lang="fa" dir="rtl">',
      '۶ دقیقه',
      '۰:۰۴:۲۶',
      'آوا</span>، <span',
      'هوش مصنوعی',
    ])
      expect(whole).toContain(piece);
  });
});
