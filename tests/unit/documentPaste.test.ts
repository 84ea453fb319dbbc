import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { attributeOf, type HtmlNode, isElement, isText } from '../../shared/document/htmlTree.ts';
import { plainText } from '../../shared/document/nodeJson.ts';
import { readHtml } from '../../shared/document/readHtml.ts';
import { parseDocument } from '../../shared/document/schema.ts';
import { outline } from './documentOutline.ts';

/** Clipboards by source: beside each `.html` a `.txt` says what must come of it, pasted into an English story. */
const root = join(import.meta.dirname, '../fixtures/paste');
const fixtures = readdirSync(root).flatMap((source) =>
  readdirSync(join(root, source))
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ source, name: name.slice(0, -'.html'.length) })),
);

/** What a person sees of the clipboard: not what is hidden, nor Word's list markers, comments and deletions. */
function visible(nodes: readonly HtmlNode[]): string {
  let text = '';
  for (const node of nodes) {
    if (isText(node)) text += node.value;
    if (!isElement(node)) continue;
    const style = attributeOf(node, 'style') ?? '';
    if (['style', 'script', 'head', 'title', 'iframe'].includes(node.tagName)) continue;
    if (/display:\s*none|mso-list:\s*Ignore|mso-element:\s*comment-list/.test(style)) continue;
    if (
      (node.tagName === 'del' && attributeOf(node, 'datetime') !== null) ||
      attributeOf(node, 'class') === 'MsoCommentReference'
    )
      continue;
    text += ` ${visible(node.childNodes)} `;
  }
  return text;
}
const letters = (text: string): string => text.normalize('NFC').replace(/[\s\u00a0]+/g, '');

describe.each(fixtures)('$source: $name', ({ source, name }) => {
  const html = readFileSync(join(root, source, `${name}.html`), 'utf8');
  const read = readHtml(html, { fragment: true, language: 'en' });

  test('becomes what it should', () => {
    const expected = readFileSync(join(root, source, `${name}.txt`), 'utf8');
    const result = `${read.isInline ? '(joins the line)\n' : ''}${outline(read.content)}${read.dropped.map((line) => `${line}\n`).join('')}`;
    expect(result).toBe(expected);
  });

  test('keeps every word, in its order', () => {
    const kept = letters(plainText({ type: 'body', content: read.content }));
    let place = 0;
    for (const word of visible(parse(html).childNodes as unknown as readonly HtmlNode[]).split(
      /[\s\u00a0]+/,
    )) {
      expect(kept.slice(place), word).toContain(letters(word));
      place = kept.indexOf(letters(word), place) + letters(word).length;
    }
  });

  test('fits a story as it is', () => {
    expect(parseDocument(read.document)).toMatchObject({ ok: true, problems: [] });
  });
});

describe('what no fixture holds', () => {
  const blocks = (html: string): string =>
    outline(readHtml(html, { fragment: true, language: 'en', baseUrl: 'https://example.org/a/b' }).content);

  test.each<[string, string, string]>([
    [
      'relative addresses, where the page is known',
      '<p><a href="../c">x</a></p>',
      'paragraph | <a https://example.org/c>x</a>\n',
    ],
    [
      'a word in another language',
      '<p>He said <i lang="fr">oui</i></p>',
      'paragraph | He said <fr><i>oui</i></>\n',
    ],
    [
      'a picture inside a line',
      '<p>a <img src="/p.jpg" alt="P"> b</p>',
      'paragraph | a\nfigure source=https://example.org/p.jpg size=full\n  caption\n  credit\n  altText | P\nparagraph | b\n',
    ],
    [
      'a bold block',
      '<b><p>a</p><ul><li>b</li></ul></b>',
      'paragraph | <b>a</b>\nbulletList\n  listItem\n    paragraph | <b>b</b>\n',
    ],
    ['no bold in a subheading', '<h2><b>a</b> <i>b</i></h2>', 'subheading level=2 | a <i>b</i>\n'],
    [
      'a table in a table',
      '<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>',
      'table\n  tableRow\n    tableCell\n      paragraph | a\n',
    ],
    [
      'a table that only lays out the page',
      '<table><tr><td>Left</td><td><p>Right</p><table><tr><td>a</td></tr></table></td></tr></table>',
      'paragraph | Left\nparagraph | Right\ntable\n  tableRow\n    tableCell\n      paragraph | a\n',
    ],
    ['a table without cells', '<table><caption>a</caption></table>', 'paragraph | a\n'],
    [
      'a film with words for old browsers',
      '<video src="https://example.org/f.mp4" width="640" height="360">No film</video>',
      'video source=https://example.org/f.mp4 width=640 height=360\n  mediaTitle\n  caption\n  credit\n  unavailable\nparagraph | No film\n',
    ],
    ['plain text with line ends', 'a\nb', 'paragraph | a b\n'],
    ['nothing', '', 'paragraph\n'],
    ['nothing but space', '<p>&nbsp;</p><div> </div>', 'paragraph\n'],
    ['a counting pixel', '<p>a<img src="https://example.org/t.gif" width=1 height=1></p>', 'paragraph | a\n'],
  ])('%s', (_label, html, expected) => {
    expect(blocks(html)).toBe(expected);
  });

  test('markup nested a hundred thousand deep keeps its text', () => {
    const read = readHtml(`${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`, { fragment: true });
    expect(outline(read.content)).toBe('paragraph | deep\n');
    expect(read.dropped).toEqual(['Left out: markup nested too deep (its text was kept).']);
  });

  test.each(['ul><li', 'blockquote', 'b', 'font', 'table><tr><td'])(
    '<%s> nested a thousand deep keeps its text',
    (tag) => {
      expect(plainText(readHtml(`${`<${tag}>`.repeat(1000)}deep`, { fragment: true }).document)).toContain(
        'deep',
      );
    },
  );

  test('a page over the limit is refused before it is read', () => {
    expect(() => readHtml('x'.repeat(1001), { limit: 1000 })).toThrow(
      expect.objectContaining({ code: 'tooLarge' }),
    );
  });
});

describe('a page of the web', () => {
  const page = (body: string, head = ''): string =>
    `<!doctype html><html lang="en-GB"><head><title>A title – The Site</title>${head}</head><body>${body}</body></html>`;

  test('its article is read, and what belongs to the site is named', () => {
    const read = readHtml(
      page(
        '<nav>Home</nav><main><article><h1>The <em>Aurora</em></h1><p>One.</p><aside>Buy now</aside><form><button>Go</button></form><h1>Part two</h1><p>Two.</p></article></main><footer>©</footer>',
        '<meta property="article:published_time" content="2026-03-01T10:00:00+01:00"><meta name="author" content="Mara Lindqvist"><meta property="article:section" content="World"><meta name="keywords" content="rivers, dams">',
      ),
    );
    expect(outline(read.document.content ?? [])).toBe(
      'kicker\nheadline | The <i>Aurora</i>\nstandfirst\nbylines\n  byline kind=person name=Mara Lindqvist pictureShape=wide\nsummary\n  summaryItem\nlead\nbody\n  paragraph | One.\n  subheading level=2 | Part two\n  paragraph | Two.\n',
    );
    expect(read.meta).toEqual({
      language: 'en-GB',
      section: 'World',
      tags: ['rivers', 'dams'],
      publishedAt: '2026-03-01T09:00:00.000Z',
    });
    expect(read.dropped).toEqual(['Left out: a side column.', 'Left out: a form.']);
    expect(read.isOwn).toBe(false);
  });

  test('without a heading, its title is the headline', () => {
    expect(outline(readHtml(page('<p>One.</p>')).document.content ?? [])).toContain(
      'headline | A title – The Site\n',
    );
  });

  test('facts of the page that are no facts are left alone', () => {
    const read = readHtml(
      '<html lang="x y"><head><meta property="article:published_time" content="yesterday"></head><body><p>One.</p></body></html>',
    );
    expect(read.meta).toEqual({});
  });
});
