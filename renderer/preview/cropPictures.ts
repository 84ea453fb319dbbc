import { readCropOf } from '../../shared/document/cropAttributes.ts';
import { cropOf } from '../../shared/story/crop.ts';
import { showCrop, shownSize } from '../ui/showCrop.ts';

/**
 * Has the pictures of an article show what their figures say is cropped. The article's writer names the whole file;
 * an export cuts it, a preview need not. `width` and `height` become those of the part, so that its place is kept.
 */
export function cropPictures(article: ParentNode): void {
  for (const figure of article.querySelectorAll('figure[data-crop]')) {
    const picture = figure.querySelector('img');
    if (!(picture !== null && 'style' in picture)) continue;
    // An element with a style is an HTMLElement; instanceof would ask for another window's classes.
    const image = picture as HTMLElement;
    // The whole file's size stands with the figure where the picture says another.
    const side = (name: string): number =>
      Number(figure.getAttribute(`data-${name}`) ?? image.getAttribute(name));
    const [width, height] = [side('width'), side('height')];
    const size = width > 0 && height > 0 ? { width, height } : null;
    const attrs = readCropOf((name) => figure.getAttribute(name));
    const crop = cropOf({ type: 'figure', attrs }, size);
    if (crop === null) continue;
    showCrop(image, crop);
    if (size === null) continue;
    const shown = shownSize(crop, size);
    image.setAttribute('width', String(shown.width));
    image.setAttribute('height', String(shown.height));
  }
}
