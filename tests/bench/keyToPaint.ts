import type { CDPSession, Page } from 'playwright-core';

declare global {
  interface Window {
    keyTimes: number[];
  }
}

/**
 * Makes a page note, for each key, the milliseconds from the key's own time stamp (set by the browser when
 * it takes the key, before any of our code) to the first task after the next frame: a requestAnimationFrame
 * asked for at keydown runs just before style, layout and paint; a message it posts arrives just after. So
 * the figure holds all work of the key itself, the frame, and any earlier work that kept the key waiting.
 */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.keyTimes = [];
    const channel = new MessageChannel();
    const pressed: number[] = [];
    channel.port1.onmessage = () => {
      const now = performance.now();
      for (const time of pressed.splice(0)) window.keyTimes.push(now - time);
    };
    window.addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          pressed.push(event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

const letters = 'the quick brown fox jumps over lazy dogs ';

/** Presses `count` keys at the pace of a quick writer, 60 to 100 ms apart, and returns each key's milliseconds. */
export async function typeKeys(page: Page, devtools: CDPSession, count: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    window.keyTimes = [];
  });
  for (let index = 0; index < count; index += 1) {
    const text = letters.charAt(index % letters.length);
    const key = { key: text, code: text === ' ' ? 'Space' : `Key${text.toUpperCase()}` };
    const windowsVirtualKeyCode = text.toUpperCase().charCodeAt(0);
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', text, windowsVirtualKeyCode, ...key });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode, ...key });
    await page.waitForTimeout(60 + ((index * 17) % 41));
  }
  await page.waitForFunction((wanted) => window.keyTimes.length >= wanted, count, { polling: 100 });
  return page.evaluate(() => window.keyTimes);
}

/** Puts the caret into the middle one of the blocks that `selector` finds, by a click as a person would. */
export async function clickMiddle(page: Page, selector: string): Promise<void> {
  const blocks = page.locator(selector);
  const middle = blocks.nth(Math.floor((await blocks.count()) / 2));
  await middle.scrollIntoViewIfNeeded();
  await middle.click({ position: { x: 120, y: 8 } });
}
