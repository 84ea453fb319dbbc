import { history, undo } from '@tiptap/pm/history';
import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storyLines } from '../../renderer/app/compare/storyLines.ts';
import { attributeChange } from '../../renderer/editor/attributeChange.ts';
import { findFindings } from '../../shared/checks/index.ts';
import type { JsonValue, NodeJson } from '../../shared/document/json.ts';
import { readHtml } from '../../shared/document/readHtml.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { parseDocument, schema, serializeDocument } from '../../shared/document/schema.ts';
import { markdown } from '../../shared/formats/markdown.ts';
import {
  type Crop,
  cropFor,
  cropOf,
  croppedSize,
  cropShapes,
  followFocus,
  keepsFocus,
  ratioOf,
  readCrop,
  tidyCrop,
} from '../../shared/story/crop.ts';
import { storyMeta } from '../../shared/story/story.ts';
import { rendering, sampleOf, storyWith } from '../elements/storyWith.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: part, y: part });
const size = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});
const rectangle = fc.record({ x: part, y: part, width: part, height: part }).map(tidyCrop);
const isInside = ({ x, y, width, height }: Crop): boolean =>
  x >= 0 && y >= 0 && x + width <= 1.000_001 && y + height <= 1.000_001;

const source = `media:${'c3'.repeat(32)}.jpg`;
function picture(attrs: Readonly<Record<string, JsonValue>>): NodeJson {
  return {
    type: 'figure',
    attrs: { source, width: 1600, height: 900, size: 'full', ...attrs },
    content: [
      { type: 'caption', content: [{ type: 'text', text: 'The quay' }] },
      { type: 'credit', content: [{ type: 'text', text: 'Photo: Ines Roth' }] },
      { type: 'altText', content: [{ type: 'text', text: 'A quay' }] },
    ],
  };
}
const square = { x: 0.25, y: 0, width: 0.5625, height: 1 };

describe('the arithmetic of crops', () => {
  test('the largest rectangle of a shape lies in the picture, keeps the point and touches two edges', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cropShapes), point, size, (shape, focus, picture) => {
        const crop = cropFor(shape, focus, picture);
        expect(isInside(crop)).toBe(true);
        expect(keepsFocus(crop, focus)).toBe(true);
        expect(Math.max(crop.width, crop.height)).toBe(1);
        const ratio = ratioOf(shape);
        if (ratio !== null)
          expect((crop.width * picture.width) / (crop.height * picture.height)).toBeCloseTo(ratio, 6);
      }),
    );
  });

  test('a rectangle that follows the point keeps its size, stays inside and moves no further than it must', () => {
    fc.assert(
      fc.property(rectangle, point, (crop, focus) => {
        const moved = followFocus(crop, focus);
        expect(isInside(moved)).toBe(true);
        expect(keepsFocus(moved, focus)).toBe(true);
        expect([moved.width, moved.height]).toEqual([crop.width, crop.height]);
        if (keepsFocus(crop, focus)) expect(moved).toEqual(crop);
        expect(followFocus(moved, focus)).toEqual(moved);
      }),
    );
  });

  test('whatever is stored, what is read lies in the picture or is nothing', () => {
    const anything = fc.oneof(fc.double(), fc.constantFrom(null, '1', Number.NaN, -1, 1e9), fc.anything());
    const stored = fc.record({ x: anything, y: anything, width: anything, height: anything });
    fc.assert(
      fc.property(fc.oneof(stored, fc.anything()), (value) => {
        const crop = readCrop(value);
        expect(crop === null || (isInside(crop) && crop.width > 0 && crop.height > 0)).toBe(true);
      }),
    );
    expect(readCrop({ x: -0.5, y: 0.5, width: 1, height: 2 })).toEqual({
      x: 0,
      y: 0.5,
      width: 0.5,
      height: 0.5,
    });
    expect(readCrop({ x: 0, y: 0, width: 0.001, height: 1 })).toBeNull();
  });

  test.each<[string, NodeJson, { width: number; height: number } | null, Crop | null]>([
    ['the whole picture', picture({}), { width: 1600, height: 900 }, null],
    ['a shape the picture has already', picture({ crop: '16:9' }), { width: 1600, height: 900 }, null],
    [
      'the middle',
      picture({ crop: '1:1' }),
      { width: 1600, height: 900 },
      { x: 0.21875, y: 0, width: 0.5625, height: 1 },
    ],
    [
      'the point',
      picture({ crop: '1:1', focus: { x: 0.9, y: 0.5 } }),
      { width: 1600, height: 900 },
      { x: 0.4375, y: 0, width: 0.5625, height: 1 },
    ],
    [
      'a portrait',
      picture({ crop: '16:9', focus: { x: 0.5, y: 0 } }),
      { width: 900, height: 1600 },
      { x: 0, y: 0, width: 1, height: 0.31640625 },
    ],
    ['what was drawn', picture({ crop: '1:1', crops: { '1:1': square } }), null, square],
    ['a size nobody knows', picture({ crop: '1:1' }), null, null],
    ['free and nothing drawn', picture({ crop: 'free' }), { width: 10, height: 10 }, null],
    ['a shape of a newer version', picture({ crop: '21:9' }), { width: 10, height: 10 }, null],
  ])('a figure shows %s', (_, node, size, expected) => {
    expect(cropOf(node, size)).toEqual(expected);
  });

  test('what is shown has at least a pixel each way', () => {
    expect(croppedSize(square, { width: 1600, height: 900 })).toEqual({ width: 900, height: 900 });
    expect(croppedSize({ x: 0, y: 0, width: 0.01, height: 1 }, { width: 3, height: 9 })).toEqual({
      width: 1,
      height: 9,
    });
  });
});

describe('crops in a story', () => {
  const cropped = storyWith(picture({ crop: '1:1', crops: { '1:1': square }, focus: { x: 0.5, y: 0.25 } }));
  const stored = (json: unknown): NodeJson => {
    const parsed = parseDocument(json);
    if (!parsed.ok) throw new Error(parsed.reason);
    return serializeDocument(parsed.document);
  };

  test('a story without crops is written as it was before there were any', () => {
    const story = storyWith(picture({}));
    expect(JSON.stringify(stored(story))).toBe(JSON.stringify(story));
    expect(createHtmlWriter(rendering).article(story)).not.toContain('data-crop');
    expect(stored(storyWith(picture({ crop: 'whole', crops: null, focus: null })))).toEqual(story);
  });

  test('crops come back from JSON, from a page and from Markdown with the page in it', async () => {
    expect(stored(cropped)).toEqual(cropped);
    const html = createHtmlWriter(rendering).article(cropped);
    expect(html).toContain('data-crop="1:1"');
    expect(html).toContain('data-focus="0.5 0.25"');
    expect(readHtml(html).document).toEqual(cropped);
    const read = await markdown.read(new TextEncoder().encode(html.replace(/\n+/g, '\n')), 'story.md');
    expect(JSON.stringify(read.document)).toContain(JSON.stringify({ '1:1': square }));
  });

  test.each([
    ['a shape of a newer version', { crop: '21:9' }],
    ['more than a rectangle', { crops: { '16:9': { ...square, tilt: 2 } } }],
    ['a point with a reach', { focus: { x: 0.5, y: 0.5, radius: 0.1 } }],
    ['no rectangle at all', { crops: [1, 2] }],
    ['a rectangle of another shape', { crops: { '21:9': square } }],
  ])('%s is kept', (_, attrs) => {
    const story = storyWith(picture(attrs));
    expect(stored(story)).toEqual(story);
  });

  test.each([
    ['data-crop="7:1" data-focus="a b" data-crops="{"', {}],
    ['data-crops="{&quot;16:9&quot;:{&quot;x&quot;:9}}" data-focus="0.1"', {}],
    [`data-crops="${'['.repeat(3000)}" data-focus="2 2" data-crop="4:3"`, { crop: '4:3' }],
  ])('a page’s %s is read as far as it means something', (attributes, expected) => {
    const html = `<article class="stet-story"><div class="stet-body"><figure class="stet-figure" data-source="${source}" ${attributes}><p class="stet-placeholder">x: <span class="stet-alt">A quay</span></p></figure></div></article>`;
    const figure = readHtml(html).document.content?.find(({ type }) => type === 'body')?.content?.[0];
    expect(figure?.attrs).toEqual({ source, width: null, height: null, size: 'full', ...expected });
  });

  test('another file in its place ends its crops, and one undo brings both back', () => {
    let state = EditorState.create({ doc: schema.nodeFromJSON(cropped), plugins: [history()] });
    const before = state.doc;
    let position = -1;
    before.descendants((node, at) => {
      if (node.type.name === 'figure') position = at;
    });
    const other = `media:${'d4'.repeat(32)}.jpg`;
    state = state.apply(attributeChange(state, position, { source: other, width: 10, height: 10 }));
    expect(state.doc.nodeAt(position)?.attrs).toMatchObject({
      source: other,
      crop: 'whole',
      crops: null,
      focus: null,
    });
    undo(state, (transaction) => {
      state = state.apply(transaction);
    });
    expect(state.doc.eq(before)).toBe(true);
    state = state.apply(attributeChange(state, position, { source, size: 'inset' }));
    expect(state.doc.nodeAt(position)?.attrs['crop'], 'the same file keeps them').toBe('1:1');
  });

  test('a crop without its focal point is found', () => {
    const codes = (attrs: Readonly<Record<string, JsonValue>>) =>
      findFindings(schema.nodeFromJSON(storyWith(picture(attrs))), storyMeta.parse({})).map(
        ({ code }) => code,
      );
    const crops = { '1:1': square };
    expect(codes({ crop: '1:1', crops, focus: { x: 0.1, y: 0.5 } })).toContain('figure.focusOutside');
    expect(codes({ crop: '1:1', crops, focus: { x: 0.25, y: 1 } })).not.toContain('figure.focusOutside');
    expect(codes({ crop: '4:3', crops, focus: { x: 0.1, y: 0.5 } })).not.toContain('figure.focusOutside');
  });

  test('a comparison says what was cropped', () => {
    expect(
      storyLines(picture({ crop: '1:1', crops: { '1:1': square }, focus: { x: 0.5, y: 0.25 } }))[0]?.text,
    ).toContain(
      'Crop: 1:1 · Drawn crops: 1:1 56 % wide and 100 % high, 25 % from the left, 0 % from the top · Focal point: 50 % from the left, 25 % from the top',
    );
  });

  test('the sample is a cropped picture', () => {
    expect(cropOf(sampleOf('figure'), null)).toEqual({ x: 0.1, y: 0.05, width: 0.675, height: 0.9 });
  });
});
