import { useEffect, useRef, useState } from 'react';
import { teachFrame } from './frameManners.ts';
import styles from './Preview.module.css';
import type { Preview } from './preview.ts';
import { pageCount } from './previewCss.ts';
import { createPreviewFrame, type PreviewFrame } from './previewFrame.ts';
import { emptyPage } from './storyMarkup.ts';

export interface PreviewFrameViewProps {
  readonly preview: Preview;
  /** CSS pixels of the page inside; it is shown smaller by `scale`. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly css: string;
  readonly theme: string;
  readonly label: string;
  /** How many sheets of paper the story takes, when the style sheet is a paged one. */
  readonly onPages?: ((pages: number) => void) | undefined;
}

/** The page in a frame without scripts, scaled to the room there is. */
export function PreviewFrameView(props: PreviewFrameViewProps) {
  const { preview, width, height, scale, css, theme, label, onPages } = props;
  const [frame, setFrame] = useState<PreviewFrame | null>(null);
  const isPaged = onPages !== undefined;
  const pages = useRef(onPages);
  pages.current = onPages;

  useEffect(() => {
    if (frame === null) return;
    frame.setCss({ css, theme, isPaged });
    pages.current?.(pagesOf(frame));
  }, [frame, css, theme, isPaged]);

  useEffect(() => {
    if (frame === null) return;
    const { document } = frame;
    const scrolled = () => preview.scrolled(frame);
    const count = () => pages.current?.(pagesOf(frame));
    const detach = preview.attach(frame, count);
    const forget = teachFrame(document, (event) => preview.press(frame, event));
    document.addEventListener('scroll', scrolled, { passive: true });
    // A picture has its height only once it is here; its event does not bubble.
    document.addEventListener('load', count, true);
    return () => {
      detach();
      forget();
      document.removeEventListener('scroll', scrolled);
      document.removeEventListener('load', count, true);
    };
  }, [frame, preview]);

  return (
    <div className={styles.sheet} style={{ width: width * scale, height: height * scale }}>
      <iframe
        className={styles.frame}
        style={{ width, height, transform: `scale(${scale})` }}
        title={label}
        sandbox="allow-same-origin"
        srcDoc={emptyPage}
        onLoad={(event) => {
          const document = event.currentTarget.contentDocument;
          if (document?.querySelector('main') != null) setFrame(createPreviewFrame(document));
        }}
      />
    </div>
  );
}

function pagesOf(frame: PreviewFrame): number {
  return pageCount(frame.document.querySelector('main')?.offsetHeight ?? 0);
}
