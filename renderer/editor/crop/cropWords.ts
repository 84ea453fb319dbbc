import {
  type Crop,
  type CropShape,
  croppedSize,
  cropShapes,
  type PictureSize,
  type Point,
} from '../../../shared/story/crop.ts';
import type { Corner } from './cropDraft.ts';

export const shapeNames: readonly { readonly shape: CropShape | 'whole'; readonly name: string }[] = [
  { shape: 'whole', name: 'Whole picture' },
  ...cropShapes.map((shape) => ({ shape, name: shape === 'free' ? 'Free' : shape })),
];

export const cornerNames: Readonly<Record<Corner, string>> = {
  topLeft: 'Top left corner',
  topRight: 'Top right corner',
  bottomLeft: 'Bottom left corner',
  bottomRight: 'Bottom right corner',
};

const percent = (part: number): string => `${Math.round(part * 100)} %`;

export function pointWords({ x, y }: Point): string {
  return `${percent(x)} from the left, ${percent(y)} from the top`;
}

export function cropWords(crop: Crop): string {
  return `${pointWords(crop)}, ${percent(crop.width)} wide, ${percent(crop.height)} high`;
}

/** "900 × 900 of 1600 × 900 pixels". */
export function pixelWords(crop: Crop, size: PictureSize): string {
  const part = croppedSize(crop, size);
  return `${part.width} × ${part.height} of ${size.width} × ${size.height} pixels`;
}
