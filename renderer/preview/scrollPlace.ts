import type { PreviewFrame } from './previewFrame.ts';

/** What stands at the top of a frame, in terms another width understands. */
export interface ScrollPlace {
  readonly block: { readonly number: number; readonly within: number } | null;
  /** How far down the page, 0 to 1, for where no block is. */
  readonly share: number;
}

/** Pixels below the frame's upper edge at which is looked. */
const line = 24;

export function readScroll(frame: PreviewFrame): ScrollPlace {
  const page = frame.document.documentElement;
  const share = page.scrollTop / Math.max(1, page.scrollHeight - page.clientHeight);
  const element = frame.document.elementFromPoint(page.clientWidth / 2, line);
  const block = element === null ? null : frame.blockOf(element);
  if (block === null || share === 0 || share > 0.999) return { block: null, share };
  const { top, height } = block.element.getBoundingClientRect();
  return { block: { number: block.number, within: (line - top) / Math.max(1, height) }, share };
}

/** The scroll position, in pixels, at which this frame shows the same. */
export function writeScroll(frame: PreviewFrame, { block, share }: ScrollPlace): number {
  const page = frame.document.documentElement;
  const element = block === null ? null : frame.elementOf(block.number);
  if (block === null || element === null) return share * (page.scrollHeight - page.clientHeight);
  const { top, height } = element.getBoundingClientRect();
  return page.scrollTop + top + block.within * height - line;
}

/** Where to scroll so that a place of the text is well in view, or null when it is already. */
export function keepInView(
  frame: PreviewFrame,
  place: { readonly number: number; readonly within: number },
): number | null {
  const page = frame.document.documentElement;
  const rectangle = frame.elementOf(place.number)?.getBoundingClientRect();
  if (rectangle === undefined) return place.number === 0 ? 0 : null;
  const at = rectangle.top + place.within * rectangle.height;
  const height = page.clientHeight;
  if (at > height * 0.1 && at < height * 0.85) return null;
  return Math.max(0, page.scrollTop + at - height * 0.4);
}
