import { type Crop, croppedSize, type PictureSize } from '../../shared/story/crop.ts';

/** A part of a picture as CSS has it (CSS Images 5, `object-view-box`); '' for the whole. */
export function viewBoxOf(crop: Crop | null): string {
  if (crop === null) return '';
  const inset = (part: number): string => `${Math.max(0, part * 100).toFixed(3)}%`;
  const { x, y, width, height } = crop;
  return `inset(${inset(y)} ${inset(1 - x - width)} ${inset(1 - y - height)} ${inset(x)})`;
}

/** Shows that part of a picture only. Through the object model: the page's policy takes no style from markup. */
export function showCrop(picture: HTMLElement, crop: Crop | null): void {
  picture.style.setProperty('object-view-box', viewBoxOf(crop));
}

/** Width by height in pixels of what is shown; of the whole where there is no crop. */
export function shownSize(crop: Crop | null, size: PictureSize): PictureSize {
  return crop === null ? size : croppedSize(crop, size);
}
