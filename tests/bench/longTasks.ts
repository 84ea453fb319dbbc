import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Of `longTasks.ts`: milliseconds of each task that held the page up for more than 50. */
    longTasks: number[];
  }
}

/** Makes a page note its long tasks (W3C Long Tasks) from now on. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
}

/** The longest task since it was last asked, in milliseconds; 50 when none was long enough to be told. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(50, ...window.longTasks.splice(0)));
}
