import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Of `barePage.ts`: shows a document given as JSON text. */
    mount: (json: string) => void;
    /** Resolves with the milliseconds from the next press of a mouse button to the frame in which `isThere` held. */
    timeFromPress: (isThere: () => boolean) => Promise<number>;
    /** The wait that was last begun in this page, in milliseconds when it is over. */
    pending: Promise<number>;
  }
}

/** Does something to the page and returns what `window.pending`, begun before, found. Rejects after half a minute. */
export async function timeOf(page: Page, deed: () => Promise<unknown>): Promise<number> {
  await deed();
  return page.evaluate(() => {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('What was waited for did not come.')), 30_000);
    });
    return Promise.race([window.pending, late]);
  });
}

/**
 * Gives a page `timeFromPress`. It starts at the time stamp of the pressing pointer, looks whenever the page
 * changes, and ends with the first task after the next frame: a message posted from requestAnimationFrame.
 */
export async function watchPresses(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.timeFromPress = (isThere) =>
      new Promise((resolve) => {
        let pressed: number | null = null;
        const channel = new MessageChannel();
        const observer = new MutationObserver(look);
        channel.port1.onmessage = () => resolve(performance.now() - (pressed ?? Number.NaN));
        addEventListener(
          'pointerdown',
          (event) => {
            pressed = event.timeStamp;
            observer.observe(document, {
              childList: true,
              subtree: true,
              characterData: true,
              attributes: true,
            });
          },
          { capture: true, once: true },
        );
        function look(): void {
          if (!isThere()) return;
          observer.disconnect();
          requestAnimationFrame(() => channel.port2.postMessage(null));
        }
      });
  });
}
