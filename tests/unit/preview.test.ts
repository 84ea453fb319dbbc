import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { patchBlocks, patchShell } from '../../renderer/preview/patchArticle.ts';
import { createPreviewRenderer, type PreviewArticle } from '../../renderer/preview/previewArticle.ts';
import { pageCount, previewCss } from '../../renderer/preview/previewCss.ts';
import { blockAt, blockPlace, positionInText, textPlaces } from '../../renderer/preview/previewPositions.ts';
import { wallScales } from '../../renderer/preview/wallScales.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { parseDocument } from '../../shared/document/schema.ts';
import { storyMeta } from '../../shared/story/story.ts';
import { blockNames, documentOf, facts, fullDocument, samples, themeOf } from '../formats/formatKit.ts';

const meta = storyMeta.parse(facts);
const address = (source: string) => `/media/${source.slice('media:'.length)}`;

function nodeOf(json: NodeJson) {
  const parsed = parseDocument(json);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.document;
}

function written(json: NodeJson): string {
  return createHtmlWriter({
    language: meta.language,
    direction: meta.direction,
    meta,
    mediaUrl: address,
  }).article(json);
}

const lines = (html: string) =>
  html
    .replace(/ data-block="\d+"/g, '')
    .split('\n')
    .filter((line) => line !== '');

/** The blocks put back where they are shown. A story without text has no body in the export. */
function whole({ shell, blocks }: PreviewArticle): string {
  const body = blocks.length === 0 ? '' : `<div class="stet-body">\n${blocks.join('\n')}\n</div>`;
  return shell.replace('<div class="stet-body"></div>', () => body);
}

describe('the preview is cut from what the export writes', () => {
  const render = createPreviewRenderer(address);
  test.each<[string, NodeJson]>([
    ['a story with everything', fullDocument],
    ['an empty story', { type: 'doc', content: [] }],
    [
      'blocks that show nothing',
      documentOf(
        { type: 'paragraph' },
        { type: 'paragraph', content: [{ type: 'text', text: 'x' }] },
        { type: 'paragraph' },
      ),
    ],
    ['dividers at the end', documentOf({ type: 'divider' }, { type: 'divider' })],
    [
      'text that looks like an anchor',
      documentOf({ type: 'paragraph', content: [{ type: 'text', text: '<hr data-block="3">' }] }),
    ],
  ])('%s', (_name, json) => {
    // The second time it is made of what was kept.
    for (const article of [render(nodeOf(json), meta), render(nodeOf(json), meta)]) {
      expect(lines(whole(article))).toEqual(lines(written(json)));
    }
  });

  test('headings and labels that depend on what stands before them follow a change', () => {
    const subheading = {
      type: 'subheading',
      attrs: { level: 3 },
      content: [{ type: 'text', text: 'Third' }],
    };
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] };
    const before = nodeOf(documentOf({ ...subheading, attrs: { level: 2 } }, paragraph, subheading));
    const body = before.child(before.childCount - 1);
    const after = before.copy(
      before.content.replaceChild(before.childCount - 1, body.copy(body.content.cut(body.child(0).nodeSize))),
    );
    expect(render(before, meta).blocks[2]).toContain('<h3');
    expect(lines(whole(render(after, meta)))).toEqual(lines(written(after.toJSON())));
    expect(render(after, meta).blocks[1]).toContain('<h2');
  });

  test('every block is one element, so that it can be put in the place of another', () => {
    for (const name of blockNames) {
      const block = samples.get(name);
      const { blocks } = render(nodeOf(documentOf(block ?? { type: 'divider' })), meta);
      const template = new Window().document.createElement('template');
      template.innerHTML = blocks.join('');
      expect([name, template.content.childNodes.length]).toEqual([name, 1]);
    }
  });
});

describe('patching', () => {
  const document = new Window().document;
  // happy-dom's classes stand in for the browser's; the functions only use what both have.
  const asElement = (element: unknown) => element as Element;
  const block = fc.integer({ min: 0, max: 5 }).map((number) => `<p>${number}</p>`);

  test('property: whatever the blocks were, they become what they should be', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.array(block, { maxLength: 8 }), (before, after) => {
        const body = document.createElement('div');
        patchBlocks(asElement(body), [], before);
        const kept = [...body.children];
        patchBlocks(asElement(body), before, after);
        expect(body.innerHTML.replaceAll('\n', '')).toBe(after.join(''));
        if (before.join() === after.join()) expect([...body.children]).toEqual(kept);
      }),
    );
  });

  test('a changed word changes one element and no other', () => {
    const body = document.createElement('div');
    const before = ['<p>a</p>', '<p>b</p>', '<p>c</p>'];
    patchBlocks(asElement(body), [], before);
    const [first, , last] = [...body.children];
    patchBlocks(asElement(body), before, ['<p>a</p>', '<p>B</p>', '<p>c</p>']);
    expect(body.children[0]).toBe(first);
    expect(body.children[2]).toBe(last);
    expect(body.textContent?.replaceAll('\n', '')).toBe('aBc');
  });

  test('a changed head leaves the body where it is', () => {
    const main = document.createElement('main');
    const shell = (head: string, end = '') =>
      `<article class="stet-article" lang="en"><header class="stet-head">${head}</header><div class="stet-body"></div>${end}</article>`;
    patchShell(asElement(main), shell('One'));
    const body = main.querySelector('.stet-body');
    patchBlocks(asElement(body), [], ['<p>a</p>']);
    patchShell(
      asElement(main),
      shell('Two', '<ul class="stet-tags"></ul>').replace('lang="en"', 'lang="fa" dir="rtl"'),
    );
    expect(main.querySelector('.stet-body')).toBe(body);
    expect(main.innerHTML).toBe(
      '<article class="stet-article" lang="fa" dir="rtl"><header class="stet-head">Two</header><div class="stet-body"><p>a</p></div><ul class="stet-tags"></ul></article>',
    );
  });
});

describe('places', () => {
  const document = nodeOf(
    documentOf(
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'One' },
          { type: 'hardBreak' },
          { type: 'text', text: 'Two', marks: [{ type: 'bold' }] },
        ],
      },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Item' }] }] },
        ],
      },
    ),
  );
  test('every position of a block is in that block', () => {
    for (let number = 0; number < 8; number += 1) {
      const place = blockPlace(document, number);
      if (place === null) throw new Error(String(number));
      for (let inside = 1; inside < place.node.nodeSize; inside += 1) {
        expect([number, inside, blockAt(document, place.start + inside)?.number]).toEqual([
          number,
          inside,
          number,
        ]);
      }
    }
    expect(blockPlace(document, 99)).toBeNull();
    expect(blockAt(document, 10_000)).toBeNull();
  });

  test('a place in the words a reader sees is a place in the document', () => {
    const block = blockPlace(document, 6);
    if (block === null) throw new Error('no block');
    const [text] = textPlaces(block.node, block.start);
    if (text === undefined) throw new Error('no text');
    expect(text.text).toBe('OneTwo');
    const before = (characters: number) =>
      document.textBetween(text.start, positionInText(text, characters), '', '|');
    expect([0, 2, 3, 4, 6].map(before)).toEqual(['', 'On', 'One', 'One|T', 'One|Two']);
    expect(textPlaces(document, -1).at(-1)?.text).toBe('Item');
  });
});

describe('a theme in a frame', () => {
  const { css } = themeOf('standard');
  test('takes the scheme it is told', () => {
    const dark = previewCss(css, { scheme: 'dark', isPaged: false });
    const light = previewCss(css, { scheme: 'light', isPaged: false });
    expect(css).toContain('(prefers-color-scheme: dark)');
    expect(dark).not.toContain('prefers-color-scheme');
    expect(dark).toContain('color-scheme: dark !important');
    expect(light).toContain('@media (width < 0)');
  });
  test('on paper takes its print rules and the margins of its page', () => {
    const paged = previewCss(css, { scheme: 'dark', isPaged: true });
    expect(paged).not.toMatch(/@media (print|screen)/);
    expect(paged).toContain('padding: 76px 76px 83px');
  });
  test.each([
    [100, 1],
    [1123, 1],
    [1123 * 2 + 24, 2],
    [1123 * 5 + 24 * 4, 5],
  ])('a column of %s pixels is %s pages', (height, pages) => {
    expect(pageCount(height)).toBe(pages);
  });
});

describe('the wall', () => {
  const widths = [320, 640, 1024, 1440];
  test.each([600, 1000, 1440, 2560, 3840])('fits into %s pixels and shows none larger than it is', (room) => {
    const scales = wallScales(widths, room);
    const total = scales.reduce((sum, scale, index) => sum + scale * (widths[index] ?? 0), 3 * 16);
    expect(total).toBeLessThanOrEqual(room + 0.5);
    expect(Math.max(...scales)).toBeLessThanOrEqual(1);
    expect([...scales].sort((a, b) => b - a)).toEqual(scales);
  });
});
