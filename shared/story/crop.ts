import type { JsonValue, NodeJson } from '../document/json.ts';
import { attribute } from '../document/nodeJson.ts';
import { isObject } from '../document/opaque.ts';

/*
 * What part of a picture a figure shows. All numbers are fractions, 0 to 1, of the upright picture: after its
 * EXIF orientation was applied, from its left and its top edge, in every direction of writing. So they hold for
 * every rendition of the file.
 */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels of the upright picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export const cropShapes = ['16:9', '4:3', '1:1', '3:2', 'free'] as const;
export type CropShape = (typeof cropShapes)[number];
/** The rectangles a person drew, each for its shape. */
export type Crops = Readonly<Partial<Record<CropShape, Crop>>>;

const ratios: Readonly<Record<CropShape, number | null>> = {
  '16:9': 16 / 9,
  '4:3': 4 / 3,
  '1:1': 1,
  '3:2': 3 / 2,
  free: null,
};

export const wholePicture: Crop = { x: 0, y: 0, width: 1, height: 1 };
export const middle: Point = { x: 0.5, y: 0.5 };
/** A stored rectangle with a shorter side shows nothing anybody drew. */
export const leastSide = 0.01;
/** Half a step of what is stored: less is the same place. */
const tolerance = 0.00005;

/** Width by height of a shape, or null for one that may have any. */
export function ratioOf(shape: CropShape): number | null {
  return ratios[shape];
}

export function isCropShape(value: unknown): value is CropShape {
  return cropShapes.some((shape) => shape === value);
}

/** Four decimals: a pixel of a picture 10,000 pixels wide. */
function rounded(fraction: number): number {
  return Math.round(fraction * 10_000) / 10_000;
}

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), Math.max(most, 0));
}

/** The rectangle as it is stored: rounded and nowhere outside the picture. */
export function tidyCrop(crop: Crop): Crop {
  const width = rounded(within(crop.width, 1));
  const height = rounded(within(crop.height, 1));
  return {
    x: rounded(within(crop.x, 1 - width)),
    y: rounded(within(crop.y, 1 - height)),
    width,
    height,
  };
}

export function tidyPoint(point: Point): Point {
  return { x: rounded(within(point.x, 1)), y: rounded(within(point.y, 1)) };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** A stored rectangle, cut at the picture's edges; null for what is none. */
export function readCrop(value: unknown): Crop | null {
  if (!isObject(value)) return null;
  const { x, y, width, height } = value;
  if (!(isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height))) return null;
  const left = within(x, 1);
  const top = within(y, 1);
  const crop = {
    x: left,
    y: top,
    width: within(x + width, 1) - left,
    height: within(y + height, 1) - top,
  };
  return crop.width < leastSide - tolerance || crop.height < leastSide - tolerance ? null : tidyCrop(crop);
}

export function readPoint(value: unknown): Point | null {
  if (!isObject(value)) return null;
  const { x, y } = value;
  return isNumber(x) && isNumber(y) ? tidyPoint({ x, y }) : null;
}

/** The rectangles of known shapes; what a newer version keeps beside them is not read. */
export function readCrops(value: JsonValue): Crops {
  const crops: Partial<Record<CropShape, Crop>> = {};
  if (!isObject(value)) return crops;
  for (const shape of cropShapes) {
    const crop = Object.hasOwn(value, shape) ? readCrop(value[shape]) : null;
    if (crop !== null) crops[shape] = crop;
  }
  return crops;
}

/** Whether the point lies inside the rectangle, its edges included. */
export function keepsFocus(crop: Crop, focus: Point): boolean {
  return (
    focus.x >= crop.x - tolerance &&
    focus.x <= crop.x + crop.width + tolerance &&
    focus.y >= crop.y - tolerance &&
    focus.y <= crop.y + crop.height + tolerance
  );
}

/** The rectangle moved as far as it must be for the point to lie inside; its size stays. */
export function followFocus(crop: Crop, focus: Point): Crop {
  if (keepsFocus(crop, focus)) return crop;
  const along = (start: number, length: number, point: number): number =>
    within(Math.min(Math.max(start, point - length), point), 1 - length);
  return {
    ...crop,
    x: along(crop.x, crop.width, focus.x),
    y: along(crop.y, crop.height, focus.y),
  };
}

/** The largest rectangle of a shape, its middle as near the point as the picture's edges let it. */
export function cropFor(shape: CropShape, focus: Point | null, size: PictureSize): Crop {
  const ratio = ratios[shape];
  if (ratio === null || !(size.width > 0 && size.height > 0)) return wholePicture;
  const picture = size.width / size.height;
  const width = Math.min(1, ratio / picture);
  const height = Math.min(1, picture / ratio);
  const point = focus ?? middle;
  return {
    x: within(point.x - width / 2, 1 - width),
    y: within(point.y - height / 2, 1 - height),
    width,
    height,
  };
}

export function isWhole(crop: Crop): boolean {
  return crop.width >= 1 - tolerance && crop.height >= 1 - tolerance;
}

/** Width by height in pixels of what a rectangle shows, at least one each. */
export function croppedSize(crop: Crop, size: PictureSize): PictureSize {
  return {
    width: Math.max(1, Math.round(crop.width * size.width)),
    height: Math.max(1, Math.round(crop.height * size.height)),
  };
}

/**
 * The part of its picture a figure shows, or null for the whole of it. `size` is the upright picture's; where it
 * is not known, only a rectangle somebody drew is.
 */
export function cropOf(node: NodeJson, size: PictureSize | null): Crop | null {
  const shape = attribute(node, 'crop');
  if (!isCropShape(shape)) return null;
  const drawn = readCrops(attribute(node, 'crops'))[shape];
  const focus = readPoint(attribute(node, 'focus'));
  const crop = drawn ?? (size === null ? null : cropFor(shape, focus, size));
  return crop === null || isWhole(crop) ? null : crop;
}
