import {
  type Crop,
  cropShapes,
  isCropShape,
  keepsFocus,
  leastSide,
  readCrops,
  readPoint,
} from '../story/crop.ts';
import { z } from '../zod.ts';
import { type AttributeKind, choice, hidden } from './attribute.ts';
import type { JsonValue, NodeJson } from './json.ts';
import { attribute } from './nodeJson.ts';
import { isObject } from './opaque.ts';
import type { HtmlWriter } from './renderHtml.ts';

/** Longest list of rectangles read from a page, in UTF-16 units. */
const longest = 4000;
const fraction = z.number().min(0).max(1);
const side = z.number().min(leastSide).max(1);
const rectangle = z.strictObject({ x: fraction, y: fraction, width: side, height: side });
/** Newer shapes are a ratio or a word as well. */
const shapeName = z.string().regex(/^(\d{1,3}:\d{1,3}|[a-z]{1,20})$/);
const rectangles = z
  .record(shapeName, rectangle)
  .refine((value) => Object.keys(value).length <= 20)
  .nullable();

const percent = (part: number): string => `${Math.round(part * 100)} %`;
/** "60 % wide and 45 % high, 10 % from the left, 5 % from the top". */
function placeWords({ x, y, width, height }: Crop): string {
  return `${percent(width)} wide and ${percent(height)} high, ${percent(x)} from the left, ${percent(y)} from the top`;
}

function cropWords(value: JsonValue): string {
  return Object.entries(readCrops(value))
    .map(([shape, crop]) => `${shape} ${placeWords(crop)}`)
    .join('; ');
}

function pointWords(value: JsonValue): string {
  const point = readPoint(value);
  return point === null ? '' : `${percent(point.x)} from the left, ${percent(point.y)} from the top`;
}

/**
 * What of its picture an element shows: the shape that was chosen, the rectangles that were drawn for any shape,
 * and the point that every one of them keeps. See `Crop` for the numbers.
 */
export const cropAttributes: Readonly<Record<'crop' | 'crops' | 'focus', AttributeKind>> = {
  crop: {
    ...choice('Crop', {
      whole: 'Whole picture',
      ...Object.fromEntries(cropShapes.map((shape) => [shape, shape === 'free' ? 'Free' : shape])),
    }),
    isLeftOut: true,
  },
  crops: { ...hidden('Drawn crops', rectangles, null), isLeftOut: true, words: cropWords },
  focus: {
    ...hidden('Focal point', z.strictObject({ x: fraction, y: fraction }).nullable(), null),
    isLeftOut: true,
    words: pointWords,
  },
};

/** What holds for one picture only: to be set when another takes its place. */
export const noCrop: Readonly<Record<'crop' | 'crops' | 'focus', JsonValue>> = {
  crop: 'whole',
  crops: null,
  focus: null,
};

/** `data-crop`, `data-crops` and `data-focus`, of what is not as in an uncropped picture. */
export function writeCrop(node: NodeJson, writer: HtmlWriter): string {
  const shape = attribute(node, 'crop');
  const crops = attribute(node, 'crops');
  const focus = attribute(node, 'focus');
  return (
    writer.attribute('data-crop', isCropShape(shape) ? shape : null) +
    writer.attribute('data-crops', crops === null ? null : JSON.stringify(crops)) +
    writer.attribute('data-focus', isObject(focus) ? `${Number(focus['x'])} ${Number(focus['y'])}` : null)
  );
}

/** Those attributes read back, each asked for by its name; what they cannot mean is left out. */
export function readCropOf(read: (name: string) => string | null): Readonly<Record<string, JsonValue>> {
  const attrs: Record<string, JsonValue> = {};
  const shape = read('data-crop');
  if (isCropShape(shape)) attrs['crop'] = shape;
  const crops = rectanglesIn(read('data-crops') ?? '');
  if (crops !== null) attrs['crops'] = crops;
  const [x, y] = (read('data-focus') ?? '').split(' ').map(Number);
  if (x !== undefined && y !== undefined && readPoint({ x, y }) !== null) attrs['focus'] = { x, y };
  return attrs;
}

function rectanglesIn(text: string): JsonValue {
  if (text === '' || text.length > longest) return null;
  try {
    const parsed = rectangles.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether the rectangle that is shown was drawn where the focal point is not. */
export function losesFocus(node: NodeJson): boolean {
  const shape = attribute(node, 'crop');
  const crop = isCropShape(shape) ? readCrops(attribute(node, 'crops'))[shape] : undefined;
  const focus = readPoint(attribute(node, 'focus'));
  return crop !== undefined && focus !== null && !keepsFocus(crop, focus);
}
