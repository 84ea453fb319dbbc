import { noCrop } from '../../../shared/document/cropAttributes.ts';
import type { JsonValue } from '../../../shared/document/json.ts';
import { isObject } from '../../../shared/document/opaque.ts';
import {
  type Crop,
  type CropShape,
  type Crops,
  cropFor,
  cropShapes,
  followFocus,
  isCropShape,
  type PictureSize,
  type Point,
  ratioOf,
  readCrops,
  readPoint,
  tidyCrop,
  tidyPoint,
  wholePicture,
} from '../../../shared/story/crop.ts';

/** What is chosen in the cropper and not yet in the story. Every rectangle in it keeps the focal point. */
export interface CropDraft {
  readonly shape: CropShape | 'whole';
  readonly crops: Crops;
  /** Null while nobody has set one: then it holds nothing back. */
  readonly focus: Point | null;
}

export const corners = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;
export type Corner = (typeof corners)[number];

export const emptyDraft: CropDraft = { shape: 'whole', crops: {}, focus: null };

/** Shortest side of a rectangle that is drawn, of the picture's. */
const shortest = 0.05;

type Attributes = Readonly<Record<string, unknown>>;

/** Rectangles that had lost their focal point come back to it. */
export function draftOf(attrs: Attributes): CropDraft {
  const { crop } = attrs;
  const draft: CropDraft = {
    shape: isCropShape(crop) ? crop : 'whole',
    // Attributes of a node are JSON.
    crops: readCrops((attrs['crops'] ?? null) as JsonValue),
    focus: null,
  };
  const focus = readPoint(attrs['focus']);
  return focus === null ? draft : setFocus(draft, focus);
}

/** The attributes of the picture, with what a newer version keeps beside the shapes of this one. */
export function attributesOf(draft: CropDraft, before: Attributes): Readonly<Record<string, JsonValue>> {
  const known: ReadonlySet<string> = new Set(cropShapes);
  const { crops: stored } = before;
  const others = Object.entries(isObject(stored) ? stored : {}).filter(([shape]) => !known.has(shape));
  // They come from the document, whose attributes are JSON.
  const crops = { ...(Object.fromEntries(others) as Record<string, JsonValue>), ...jsonOf(draft.crops) };
  return {
    ...noCrop,
    crop: draft.shape,
    crops: Object.keys(crops).length === 0 ? null : crops,
    focus: draft.focus === null ? null : { ...draft.focus },
  };
}

function jsonOf(crops: Crops): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(crops).map(([shape, crop]) => [shape, { ...crop }]));
}

/** The rectangle of a shape: as it was drawn, else the largest around the focal point. */
export function cropIn(draft: CropDraft, size: PictureSize): Crop {
  if (draft.shape === 'whole') return wholePicture;
  return draft.crops[draft.shape] ?? cropFor(draft.shape, draft.focus, size);
}

/** Where the focal point is shown: while there is none, in the middle of what is. */
export function focusIn(draft: CropDraft, size: PictureSize): Point {
  if (draft.focus !== null) return draft.focus;
  const { x, y, width, height } = cropIn(draft, size);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Crops move along as far as they must. */
export function setFocus(draft: CropDraft, to: Point): CropDraft {
  const focus = tidyPoint(to);
  const crops: Partial<Record<CropShape, Crop>> = {};
  for (const shape of cropShapes) {
    const crop = draft.crops[shape];
    if (crop !== undefined) crops[shape] = tidyCrop(followFocus(crop, focus));
  }
  return { ...draft, crops, focus };
}

/** Moves the rectangle so that its top left corner lies there, or as near as picture and focal point let it. */
export function moveCrop(draft: CropDraft, size: PictureSize, to: Point): CropDraft {
  const { width, height } = cropIn(draft, size);
  const crop = {
    x: between(0, to.x, 1 - width),
    y: between(0, to.y, 1 - height),
    width,
    height,
  };
  return drawn(draft, crop);
}

/** Makes the rectangle larger or smaller around its middle; `by` is a part of the picture's width. */
export function growCrop(draft: CropDraft, size: PictureSize, by: number): CropDraft {
  const crop = cropIn(draft, size);
  // Of a small rectangle's own sides, which are rounded, a large one would not keep the shape.
  const perHeight = widthPerHeight(draft, size) ?? crop.width / crop.height;
  const least = Math.min(crop.width, Math.max(shortest, shortest * perHeight));
  const width = between(least, crop.width + by, Math.min(1, perHeight));
  const height = width / perHeight;
  const x = between(0, crop.x + (crop.width - width) / 2, 1 - width);
  const y = between(0, crop.y + (crop.height - height) / 2, 1 - height);
  return drawn(draft, { x, y, width, height });
}

/**
 * Draws a corner to a place while the opposite one stays. `along` says which way counts where the shape ties
 * width and height: a key moves along one, a pointer along both.
 */
export function drawCorner(
  draft: CropDraft,
  size: PictureSize,
  corner: Corner,
  to: Point,
  along: 'x' | 'y' | 'both' = 'both',
): CropDraft {
  const crop = cropIn(draft, size);
  const isLeft = corner === 'topLeft' || corner === 'bottomLeft';
  const isTop = corner === 'topLeft' || corner === 'topRight';
  const fixed = { x: isLeft ? crop.x + crop.width : crop.x, y: isTop ? crop.y + crop.height : crop.y };
  const room = { x: isLeft ? fixed.x : 1 - fixed.x, y: isTop ? fixed.y : 1 - fixed.y };
  const wanted = { x: (to.x - fixed.x) * (isLeft ? -1 : 1), y: (to.y - fixed.y) * (isTop ? -1 : 1) };
  const { focus } = draft;
  const least = {
    x: Math.max(shortest, focus === null ? 0 : Math.abs(focus.x - fixed.x)),
    y: Math.max(shortest, focus === null ? 0 : Math.abs(focus.y - fixed.y)),
  };
  const sides = tied(draft, size, wanted, least, room, along);
  return drawn(draft, {
    x: isLeft ? fixed.x - sides.x : fixed.x,
    y: isTop ? fixed.y - sides.y : fixed.y,
    width: sides.x,
    height: sides.y,
  });
}

/** Width and height between the least and the most there may be, in the proportion of the shape. */
function tied(
  draft: CropDraft,
  size: PictureSize,
  wanted: Point,
  least: Point,
  room: Point,
  along: 'x' | 'y' | 'both',
): Point {
  const perHeight = widthPerHeight(draft, size);
  if (perHeight === null)
    return { x: between(least.x, wanted.x, room.x), y: between(least.y, wanted.y, room.y) };
  const fromHeight = wanted.y * perHeight;
  const width = along === 'x' ? wanted.x : along === 'y' ? fromHeight : (wanted.x + fromHeight) / 2;
  const most = Math.min(room.x, room.y * perHeight);
  const x = between(Math.max(least.x, least.y * perHeight), width, most);
  return { x, y: x / perHeight };
}

/** Width by height of the chosen shape, both as parts of the picture; null where it may be any. */
function widthPerHeight({ shape }: CropDraft, size: PictureSize): number | null {
  const ratio = shape === 'whole' ? null : ratioOf(shape);
  return ratio === null ? null : (ratio * size.height) / size.width;
}

/** The most wins where there is no room for the least. */
function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(most, 0));
}

function drawn(draft: CropDraft, crop: Crop): CropDraft {
  if (draft.shape === 'whole') return draft;
  const kept = draft.focus === null ? crop : followFocus(crop, draft.focus);
  return { ...draft, crops: { ...draft.crops, [draft.shape]: tidyCrop(kept) } };
}

/** The rectangle of the chosen shape is the largest around the focal point again. */
export function undraw(draft: CropDraft): CropDraft {
  const crops = Object.entries(draft.crops).filter(([shape]) => shape !== draft.shape);
  return { ...draft, crops: Object.fromEntries(crops) };
}
