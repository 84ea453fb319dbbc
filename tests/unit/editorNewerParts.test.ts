import type { Node } from '@tiptap/pm/model';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it, test } from 'vitest';
import { backspace, deleteForward } from '../../renderer/editor/keys/backspace.ts';
import { enter } from '../../renderer/editor/keys/enter.ts';
import { sliceAttribute, sliceType } from '../../renderer/editor/paste/carriedSlice.ts';
import { insertSlice } from '../../renderer/editor/paste/insertSlice.ts';
import { readSlice } from '../../renderer/editor/paste/readSlice.ts';
import { writeSlice } from '../../renderer/editor/paste/writeSlice.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { schema, serializeDocument } from '../../shared/document/schema.ts';
import { block, run, shown, story, withCaret, words } from './editorState.ts';

const hologram: NodeJson = {
  type: 'hologram',
  attrs: { depth: 3, source: 'https://example.org/h' },
  content: [],
};
const footnote: NodeJson = { type: 'footnoteMark', attrs: { note: 3 } };
const marked: NodeJson = { type: 'text', marks: [{ type: 'glow', attrs: { hue: 40 } }], text: 'glow' };
const aligned: NodeJson = { type: 'paragraph', attrs: { align: 'centre' }, content: words('Aligned') };

/** A clipboard as a browser gives it to a page: text by type. */
function clipboard(entries: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    setData: (type: string, text: string) => void kept.set(type, text),
    getData: (type: string) => kept.get(type) ?? '',
    only: (type: string) => clipboard({ [type]: kept.get(type) ?? '' }),
  };
}

function copied(document: Node, from: number, to: number, whole: boolean) {
  const selection = whole ? NodeSelection.create(document, from) : TextSelection.create(document, from, to);
  const data = clipboard();
  writeSlice(data, selection.content(), 'en', 'ltr');
  return data;
}

function placeOf(document: Node, name: string): number {
  let place = -1;
  document.descendants((node, position) => {
    if (place < 0 && node.type.name === name) place = position;
    return place < 0;
  });
  return place;
}

/** What stands in the body after a slice was pasted into its only, empty paragraph. */
function pastedBody(data: ReturnType<typeof clipboard>, fields: Parameters<typeof story>[0] = {}) {
  const document = story({ headline: words('Other'), ...fields });
  const slice = readSlice(data, schema);
  if (slice === null) return null;
  let state = EditorState.create({ doc: document });
  const end = TextSelection.near(document.resolve(document.content.size), -1);
  state = state.apply(state.tr.setSelection(end));
  const { doc } = insertSlice(state.tr, slice);
  doc.check();
  return serializeDocument(doc).content?.find(({ type }) => type === 'body')?.content;
}

describe('parts of a newer Stet on the clipboard', () => {
  const document = story({
    body: [hologram, { type: 'paragraph', content: [...words('See '), footnote, marked] }, aligned],
  });

  it.each(['application/x-stet-slice', 'text/html'])('a whole part is pasted as it was, by %s', (type) => {
    const place = placeOf(document, 'unknownBlock');
    const data = copied(document, place, place, true).only(type);
    expect(pastedBody(data)).toContainEqual(hologram);
  });

  it.each(['application/x-stet-slice', 'text/html'])('parts of a text with all around it, by %s', (type) => {
    const start = placeOf(document, 'body') + 1;
    const end = document.content.size - 2;
    const data = copied(document, start, end, false).only(type);
    const pasted = JSON.stringify(pastedBody(data));
    for (const part of [hologram, footnote, marked, { align: 'centre' }]) {
      expect(pasted).toContain(JSON.stringify(part).slice(1, -1));
    }
  });

  it('a single part of a line', () => {
    const place = placeOf(document, 'unknownInline');
    const data = copied(document, place, place, true);
    expect(pastedBody(data)).toEqual([{ type: 'paragraph', content: [footnote] }]);
  });

  it('ordinary text is copied as clean markup', () => {
    const plain = story({ body: [block('paragraph', 'Plain')] });
    const start = placeOf(plain, 'paragraph');
    const data = copied(plain, start + 1, start + 6, false);
    expect(data.getData('text/html')).not.toContain(sliceAttribute);
    expect(data.getData('text/html')).toContain('Plain');
  });

  it.each([
    ['a headline', { headline: words('On|') }],
    [
      'a cell',
      {
        body: [
          {
            type: 'table',
            content: [
              { type: 'tableRow', content: [{ type: 'tableCell', content: [block('paragraph', 'On|')] }] },
            ],
          },
        ],
      },
    ],
    [
      'a pull quote',
      { body: [{ type: 'pullQuote', content: [block('paragraph', 'On|'), block('attribution')] }] },
    ],
    ['a point of the summary', { summary: [block('summaryItem', 'On|')] }],
  ] as const)('pasted into %s, which cannot hold it, it stands beside it', (_where, fields) => {
    const place = placeOf(document, 'unknownBlock');
    const slice = readSlice(copied(document, place, place, true), schema);
    const before = withCaret(story(fields));
    if (slice === null) throw new Error('The slice was not read.');
    const after = insertSlice(before.tr, slice).doc;
    after.check();
    const body = serializeDocument(after).content?.find(({ type }) => type === 'body');
    expect(body?.content).toContainEqual(hologram);
    expect(after.textContent).toBe(before.doc.textContent);
  });
});

describe('the same from a stranger', () => {
  const slice = (...content: readonly unknown[]): string =>
    JSON.stringify({ version: 1, openStart: 0, openEnd: 0, content });
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

  it.each<[string, unknown]>([
    ['an address that runs', { type: 'hologram', attrs: { href: 'javascript:alert(1)' } }],
    [
      'one in a wrapper',
      { type: 'unknownBlock', attrs: { json: { type: 'x', attrs: { src: 'data:text/html,x' } } } },
    ],
    [
      'one in a link',
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
        ],
      },
    ],
    ['one in a picture', { type: 'figure', attrs: { source: 'file:///etc/passwd' } }],
    ['one kept on a known part', { type: 'figure', attrs: { source: null, overlay: 'javascript:alert(1)' } }],
  ])('%s is taken out', (_label, node) => {
    for (const data of [
      clipboard({ [sliceType]: slice(node) }),
      clipboard({ 'text/html': `<div ${sliceAttribute}="${escaped(slice(node))}">x</div>` }),
    ]) {
      expect(JSON.stringify(pastedBody(data))).not.toMatch(/javascript:|data:|file:/);
    }
  });

  it.each<[string, string]>([
    ['no JSON', '{'],
    ['no slice', '{"version":1}'],
    ['a negative depth', JSON.stringify({ version: 1, openStart: -1, openEnd: 0, content: [] })],
    ['something that is no node', slice(null)],
    [
      'nesting without end',
      `{"version":1,"openStart":0,"openEnd":0,"content":[${'{"type":"blockquote","content":['.repeat(3000)}{"type":"paragraph"}${']}'.repeat(3000)}]}`,
    ],
    [
      'a wrapper in a wrapper',
      slice({ type: 'unknownBlock', attrs: { json: { type: 'unknownBlock', attrs: {} } } }),
    ],
    ['an empty wrapper', slice({ type: 'unknownInline', attrs: { json: null } })],
  ])('%s is no slice', (_label, text) => {
    expect(readSlice(clipboard({ [sliceType]: text }), schema)).toBe(null);
    expect(
      readSlice(clipboard({ 'text/html': `<div ${sliceAttribute}="${escaped(text)}">x</div>` }), schema),
    ).toBe(null);
  });

  test('text that stands beside a slice in markup is not lost for it', () => {
    const html = `<p>Before</p><div ${sliceAttribute}="${escaped(slice(hologram))}">x</div>`;
    expect(readSlice(clipboard({ 'text/html': html }), schema)).toBe(null);
  });

  test('the frame a browser puts around pasted markup is no text', () => {
    const html = `<html><body>\n<!--StartFragment--><meta charset="utf-8"><div ${sliceAttribute}="${escaped(slice(hologram))}">x</div><!--EndFragment-->\n</body></html>`;
    expect(pastedBody(clipboard({ 'text/html': html }))).toContainEqual(hologram);
  });
});

describe('a block that only looks empty', () => {
  const source = `media:${'a1'.repeat(32)}.jpg`;
  const texts = (...names: readonly string[]): NodeJson[] =>
    names.map((name, index) => block(name, index === 0 ? '|' : ''));
  const cell = (text: string): NodeJson => ({ type: 'tableCell', content: [block('paragraph', text)] });
  const blocks: readonly (readonly [string, string, NodeJson])[] = [
    [
      'a picture without words',
      'figure',
      { type: 'figure', attrs: { source }, content: texts('caption', 'credit', 'altText') },
    ],
    [
      'a card without words',
      'embed',
      { type: 'embed', attrs: { url: 'https://example.org/' }, content: texts('mediaTitle', 'embedText') },
    ],
    [
      'a film that has only a poster',
      'video',
      {
        type: 'video',
        attrs: { poster: source },
        content: texts('mediaTitle', 'caption', 'credit', 'unavailable'),
      },
    ],
    [
      'an empty table',
      'table',
      { type: 'table', content: [{ type: 'tableRow', content: [cell('|'), cell('')] }] },
    ],
    [
      'a box with a part of a newer Stet',
      'factBox',
      { type: 'factBox', content: [block('boxTitle', '|'), { type: 'paragraph', content: [footnote] }] },
    ],
    [
      'a box a newer Stet wrote a value on',
      'factBox',
      { type: 'factBox', attrs: { tone: 'warm' }, content: [block('boxTitle', '|'), block('paragraph')] },
    ],
    [
      'a related story with its address only',
      'relatedStories',
      {
        type: 'relatedStories',
        content: [block('boxTitle', '|'), { type: 'relatedStory', attrs: { url: 'https://example.org/' } }],
      },
    ],
  ];

  it.each(blocks)('%s is selected by the first Backspace and goes with the second', (_label, name, node) => {
    const before = withCaret(story({ body: [block('paragraph', 'x'), node] }));
    const first = run(before, backspace);
    expect(first.doc.eq(before.doc)).toBe(true);
    expect(first.selection).toBeInstanceOf(NodeSelection);
    expect(first.selection instanceof NodeSelection ? first.selection.node.type.name : '').toBe(name);
    const second = first.apply(first.tr.deleteSelection());
    second.doc.check();
    expect(placeOf(second.doc, name)).toBe(-1);
  });

  it('a part of a newer Stet is selected first, from either side', () => {
    const above = withCaret(story({ body: [hologram, block('paragraph', '|x')] }));
    expect(run(above, backspace).selection).toBeInstanceOf(NodeSelection);
    const below = withCaret(story({ body: [block('paragraph', 'x|'), hologram] }));
    expect(run(below, deleteForward).selection).toBeInstanceOf(NodeSelection);
    const inside = { type: 'paragraph', content: [...words('a|'), footnote, ...words('b')] };
    expect(run(withCaret(story({ body: [inside] })), deleteForward).selection).toBeInstanceOf(NodeSelection);
  });

  it('a related story without words keeps its address', () => {
    for (const text of ['|', '|Two']) {
      const row = { type: 'relatedStory', attrs: { url: 'https://example.org/' }, content: words(text) };
      const box = {
        type: 'relatedStories',
        content: [block('boxTitle', 'T'), block('relatedStory', 'One'), row],
      };
      const before = withCaret(story({ body: [box] }));
      expect(run(before, backspace).doc.eq(before.doc)).toBe(true);
      expect(JSON.stringify(serializeDocument(run(before, enter).doc))).toContain('https://example.org/');
    }
  });

  it('what is empty goes at once, as before', () => {
    const before = withCaret(
      story({
        body: [
          block('paragraph', 'x'),
          { type: 'factBox', content: [block('boxTitle', '|'), block('paragraph')] },
        ],
      }),
    );
    expect(shown(run(before, backspace))).toBe('body[paragraph "x" paragraph "|"]');
  });
});
