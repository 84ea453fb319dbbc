import { afterPaint } from '../ui/afterPaint.ts';
import { tooManyBlocks } from '../ui/column/nearBlocks.ts';
import { createPreviewRenderer, type PreviewArticle } from './previewArticle.ts';
import type { PreviewFrame } from './previewFrame.ts';
import { blockAt } from './previewPositions.ts';
import type { PreviewSource } from './previewSource.ts';
import { keepInView, readScroll, writeScroll } from './scrollPlace.ts';
import { positionAtPoint } from './textPoint.ts';

/** Keeps any number of frames showing the story as it is written. One rendering serves them all. */
export interface Preview {
  /** Shows the story in a frame from now on; `onShown` is called after each change. Returns how to stop. */
  readonly attach: (frame: PreviewFrame, onShown: () => void) => () => void;
  /** A click in a frame: the caret goes there. */
  readonly press: (frame: PreviewFrame, event: MouseEvent) => void;
  /** A frame was scrolled by hand: the others follow. */
  readonly scrolled: (frame: PreviewFrame) => void;
  readonly close: () => void;
}

/** For so long after a click the frames keep still: the person is looking at where they clicked. */
const stillness = 400;
/** A very long story is written anew when no key fell for so long, in milliseconds: not between two keys. */
const pause = 350;

export function createPreview(source: PreviewSource, mediaUrl: (source: string) => string | null): Preview {
  const render = createPreviewRenderer(mediaUrl);
  const frames = new Map<PreviewFrame, () => void>();
  /** Scroll places this side has set, whose events are no one's hand. */
  const placed = new WeakMap<PreviewFrame, number>();
  let article: PreviewArticle | null = null;
  let isStale = false;
  let caret: number | null = null;
  let stillUntil = 0;

  const show = (): void => {
    isStale = false;
    article = render(source.getDocument(), source.getMeta());
    for (const [frame, onShown] of frames) {
      frame.show(article);
      onShown();
    }
  };
  const moveTo = (frame: PreviewFrame, top: number): void => {
    const page = frame.document.scrollingElement;
    if (page === null || Math.abs(page.scrollTop - top) < 1) return;
    page.scrollTop = top;
    placed.set(frame, page.scrollTop);
  };
  const follow = (): void => {
    if (caret === null || performance.now() < stillUntil) return;
    const place = blockAt(source.getDocument(), caret);
    caret = null;
    if (place === null) return;
    for (const frame of frames.keys()) {
      const top = keepInView(frame, place);
      if (top !== null) moveTo(frame, top);
    }
  };
  // One turn for both: a key changes the text and moves the caret, and a second turn would cost a second frame.
  const turn = afterPaint(() => {
    if (isStale) show();
    follow();
  });

  let resting: ReturnType<typeof setTimeout> | undefined;
  const stops = [
    source.onChange(() => {
      isStale = true;
      clearTimeout(resting);
      if ((article?.blocks.length ?? 0) < tooManyBlocks) turn.request();
      else resting = setTimeout(turn.request, pause);
    }),
    source.onCaret((position) => {
      caret = position;
      // The text comes first, and brings the caret's place with it.
      if (!isStale || (article?.blocks.length ?? 0) < tooManyBlocks) turn.request();
    }),
    () => clearTimeout(resting),
    turn.stop,
  ];

  return {
    attach(frame, onShown) {
      frames.set(frame, onShown);
      article ??= render(source.getDocument(), source.getMeta());
      frame.show(article);
      onShown();
      return () => frames.delete(frame);
    },
    press(frame, event) {
      const position = positionAtPoint(frame, source.getDocument(), event.clientX, event.clientY);
      if (position === null) return;
      stillUntil = performance.now() + stillness;
      source.goTo(position);
    },
    scrolled(frame) {
      const top = frame.document.scrollingElement?.scrollTop ?? 0;
      if (Math.abs((placed.get(frame) ?? -10) - top) < 2) return;
      placed.delete(frame);
      const place = readScroll(frame);
      for (const other of frames.keys()) if (other !== frame) moveTo(other, writeScroll(other, place));
    },
    close() {
      for (const stop of stops) stop();
      frames.clear();
    },
  };
}
