import type { Crop } from '../story/crop.ts';
import type { HtmlWriter } from './renderHtml.ts';

/** A picture as a page has it: the same in several sizes, of which a browser takes one. */
export interface PagePicture {
  /** Of the largest, which is there for programs that choose none. */
  readonly address: string;
  /** Its own `media:` source, and its size in pixels where that is known. */
  readonly source: string;
  readonly width: number | null;
  readonly height: number | null;
  /** What `srcset` says, '' where there is one size only. */
  readonly srcset: string;
  /** The same, packed smaller, for browsers that know the type. */
  readonly smaller: { readonly type: string; readonly srcset: string } | null;
  /** Three hexadecimal digits, see `Renditions`. */
  readonly tone: string | null;
}

/** What an element wants shown. */
export interface ShownPicture {
  readonly source: string;
  readonly crop: Crop | null;
  readonly alt: string;
  /** The whole picture's size, as the document says; left out where no document does. */
  readonly size?: { readonly width: number | null; readonly height: number | null };
  /** How wide it is shown, for `sizes`. */
  readonly shownWidth: string;
  readonly className?: string;
}

/**
 * Where a picture goes across the page, and where it stands in the text: the themes' `--wide` and their inset, in
 * browsers' own rems, which are smaller than the themes'.
 */
export const acrossPage = '(min-width: 90rem) 85rem, 100vw';
export const besideText = '(min-width: 36rem) 26rem, 100vw';

/** `<img>`, or `<picture>` around it where there is a choice of types. */
export function pictureMarkup(shown: ShownPicture, picture: PagePicture, writer: HtmlWriter): string {
  const { crop, alt, className = '' } = shown;
  const { attribute } = writer;
  const { width, height } = crop === null && shown.size !== undefined ? shown.size : picture;
  // Browsers that measure the picture's place themselves need no guess of ours, if they know its shape before it comes.
  const sizes = width === null || height === null ? shown.shownWidth : `auto, ${shown.shownWidth}`;
  const choice = picture.srcset === '' ? '' : attribute('srcset', picture.srcset) + attribute('sizes', sizes);
  const names = [className, picture.tone === null ? '' : toneClass(picture.tone)].filter(Boolean).join(' ');
  const image =
    `<img${attribute('class', names)}${attribute('src', picture.address)}${choice}` +
    `${attribute('width', width)}${attribute('height', height)} alt="${writer.escape(alt)}" loading="lazy" decoding="async">`;
  if (picture.smaller === null) return image;
  const { type, srcset } = picture.smaller;
  return `<picture><source${attribute('type', type)}${attribute('srcset', srcset)}${attribute('sizes', sizes)}>${image}</picture>`;
}

function toneClass(tone: string): string {
  return `stet-tone-${tone}`;
}

/** The style sheet's rule for a tone. */
export function toneRule(tone: string): string {
  return `img.${toneClass(tone)}{background:#${tone}}`;
}
