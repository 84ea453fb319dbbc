import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { createPreviewRenderer } from '../../renderer/preview/previewArticle.ts';
import { emptyPage, parseStoryMarkup } from '../../renderer/preview/storyMarkup.ts';
import { parseDocument } from '../../shared/document/schema.ts';
import { storyMeta } from '../../shared/story/story.ts';
import { documentOf, facts, fullDocument } from '../formats/formatKit.ts';
import { hostileVectors } from '../formats/hostileVectors.ts';
import { storyArbitrary } from './documentArbitrary.ts';

// The page's door for markup: what the story's writer writes goes through, and nothing it never writes.

// happy-dom's own document, which is one in all that is used of it here.
const document = new Window().document as unknown as Document;
const passes = (html: string) => parseStoryMarkup(document, html);
const meta = storyMeta.parse(facts);
const render = createPreviewRenderer((source) => `/media/${source.slice('media:'.length)}`);

function markupOf(json: Parameters<typeof parseDocument>[0], about = meta): readonly string[] {
  const parsed = parseDocument(json);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { shell, blocks } = render(parsed.document, about);
  return [shell, ...blocks];
}

describe('goes through', () => {
  test('a story with every element', () => {
    for (const html of markupOf(fullDocument)) passes(html);
  });

  test('a story whose words are hostile markup', () => {
    for (const { html } of hostileVectors) {
      const words = documentOf({ type: 'paragraph', content: [{ type: 'text', text: html }] });
      for (const part of markupOf(words, { ...meta, place: html, section: html, tags: [html] })) passes(part);
    }
  });

  test('any story', () => {
    fc.assert(
      fc.property(storyArbitrary, (json) => {
        for (const html of markupOf(json)) passes(html);
      }),
      { numRuns: 60 },
    );
  });

  test('the page a frame begins with, which is one and the same', () => {
    expect(emptyPage).toContain('<main id="story"></main>');
    expect(emptyPage).toContain("default-src 'none'");
  });
});

test.each([
  '<script>1</script>',
  '<p>x</p><script src="x.js"></script>',
  '<SCRIPT>1</SCRIPT>',
  '<iframe src="https://example.org/"></iframe>',
  '<p onclick="1">x</p>',
  '<img src="x" onerror="1">',
  '<img src=x onerror=1>',
  "<p title='x' onclick='1'>x</p>",
  '<img/src="x"/onerror="1">',
  '<p title="x"onclick="1">x</p>',
  '<p\nonclick="1">x</p>',
  '<a href="javascript:1">x</a>',
  '<a href=" javascript:1">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<a href="java&#115;cript:1">x</a>',
  '<a href>x</a>',
  '<svg><a></a></svg>',
  '<math></math>',
  '<base href="https://example.org/">',
  '<meta http-equiv="refresh" content="0">',
  '<link rel="stylesheet" href="https://example.org/x.css">',
  '<style>p { display: none }</style>',
  '<p style="position: fixed">x</p>',
  '<form action="https://example.org/"></form>',
  '<button formaction="javascript:1">x</button>',
  '<template><p>x</p></template>',
  '<x-part></x-part>',
  '<!-- x --><p>x</p>',
  '<!DOCTYPE html>',
  '<p title="x>y',
  'less < more',
])('does not go through: %s', (html) => {
  expect(() => passes(html)).toThrow('This is no markup of a story');
});
