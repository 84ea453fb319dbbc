import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attributesOf,
  type CropDraft,
  corners,
  cropIn,
  draftOf,
  drawCorner,
  emptyDraft,
  growCrop,
  moveCrop,
  setFocus,
  undraw,
} from '../../renderer/editor/crop/cropDraft.ts';
import { viewBoxOf } from '../../renderer/ui/showCrop.ts';
import { cropShapes, keepsFocus, type PictureSize, ratioOf } from '../../shared/story/crop.ts';

const part = fc.double({ min: -0.5, max: 1.5, noNaN: true });
const point = fc.record({ x: part, y: part });
const size = fc.record({
  width: fc.integer({ min: 200, max: 8000 }),
  height: fc.integer({ min: 200, max: 8000 }),
});

type Change = (draft: CropDraft, size: PictureSize) => CropDraft;
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom('whole' as const, ...cropShapes).map(
    (shape): Change =>
      (draft) => ({ ...draft, shape }),
  ),
  point.map(
    (to): Change =>
      (draft) =>
        setFocus(draft, to),
  ),
  point.map(
    (to): Change =>
      (draft, size) =>
        moveCrop(draft, size, to),
  ),
  part.map(
    (by): Change =>
      (draft, size) =>
        growCrop(draft, size, by),
  ),
  fc.tuple(fc.constantFrom(...corners), point, fc.constantFrom('x', 'y', 'both')).map(
    ([corner, to, along]): Change =>
      (draft, size) =>
        drawCorner(draft, size, corner, to, along),
  ),
  fc.constant<Change>(undraw),
);

test('whatever is done to it, every crop lies in the picture, keeps its shape and the focal point', () => {
  fc.assert(
    fc.property(size, fc.array(change, { maxLength: 12 }), (picture, changes) => {
      const draft = changes.reduce((now, make) => make(now, picture), emptyDraft);
      for (const shape of cropShapes) {
        const crop = cropIn({ ...draft, shape }, picture);
        expect(crop.x).toBeGreaterThanOrEqual(0);
        expect(crop.y).toBeGreaterThanOrEqual(0);
        expect(crop.x + crop.width).toBeLessThanOrEqual(1.000_001);
        expect(crop.y + crop.height).toBeLessThanOrEqual(1.000_001);
        if (draft.focus !== null) expect(keepsFocus(crop, draft.focus)).toBe(true);
        const ratio = ratioOf(shape);
        if (ratio === null) continue;
        // Stored are four decimals: up to that much a side of any picture may be off.
        const height = crop.height * picture.height;
        const slack = 0.0001 * (picture.width + ratio * picture.height);
        expect(Math.abs(crop.width * picture.width - ratio * height)).toBeLessThanOrEqual(slack);
      }
      expect(draftOf(attributesOf(draft, {}))).toEqual(draft);
    }),
    { numRuns: 500 },
  );
});

const wide: PictureSize = { width: 1600, height: 900 };
const square: CropDraft = { shape: '1:1', crops: {}, focus: { x: 0.5, y: 0.5 } };

test('a crop stops where it would lose the focal point, and follows it', () => {
  const moved = moveCrop(square, wide, { x: 0, y: 0 });
  expect(moved.crops['1:1']).toEqual({ x: 0, y: 0, width: 0.5625, height: 1 });
  expect(moveCrop({ ...square, focus: { x: 0.7, y: 0.5 } }, wide, { x: 0, y: 0 }).crops['1:1']?.x).toBe(
    0.1375,
  );
  expect(setFocus(moved, { x: 0.9, y: 0.1 })).toEqual({
    shape: '1:1',
    crops: { '1:1': { x: 0.3375, y: 0, width: 0.5625, height: 1 } },
    focus: { x: 0.9, y: 0.1 },
  });
});

test('keys draw a corner along one way and keep the shape', () => {
  const { crops } = drawCorner(square, wide, 'bottomRight', { x: 0.68125, y: 1 }, 'x');
  expect(crops['1:1']).toEqual({ x: 0.2188, y: 0, width: 0.4625, height: 0.8222 });
  const low = drawCorner(square, wide, 'topLeft', { x: 0.21875, y: 0.1 }, 'y').crops['1:1'];
  expect(low).toEqual({ x: 0.275, y: 0.1, width: 0.5063, height: 0.9 });
});

test('a small crop that is made large again keeps its shape', () => {
  const tall: PictureSize = { width: 972, height: 1451 };
  const small = drawCorner(square, tall, 'bottomRight', { x: 0.5, y: 0 }, 'x');
  const large = growCrop(small, tall, 1).crops['1:1'];
  expect(large).toEqual({ x: 0, y: expect.any(Number), width: 1, height: 0.6699 });
});

test('crops a newer version keeps for other shapes stay; without any the picture is as it was', () => {
  const tall = { x: 0, y: 0, width: 0.5, height: 1 };
  expect(attributesOf(emptyDraft, { crops: { '9:16': tall, free: tall } })).toEqual({
    crop: 'whole',
    crops: { '9:16': tall },
    focus: null,
  });
  expect(attributesOf(emptyDraft, {})).toEqual({ crop: 'whole', crops: null, focus: null });
});

test('opening the cropper brings a lost focal point back into every crop', () => {
  const crops = {
    '1:1': { x: 0, y: 0, width: 0.5, height: 1 },
    free: { x: 0, y: 0, width: 0.1, height: 0.1 },
  };
  const draft = draftOf({ crop: '1:1', crops, focus: { x: 0.8, y: 0.8 } });
  expect(draft.crops).toEqual({
    '1:1': { x: 0.3, y: 0, width: 0.5, height: 1 },
    free: { x: 0.7, y: 0.7, width: 0.1, height: 0.1 },
  });
});

test('a part of a picture in CSS', () => {
  expect(viewBoxOf({ x: 0.1, y: 0.2, width: 0.5, height: 0.8 })).toBe(
    'inset(20.000% 40.000% 0.000% 10.000%)',
  );
  expect(viewBoxOf(null)).toBe('');
});
