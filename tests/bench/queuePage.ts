import type { Browser, Page } from 'playwright-core';
import { timeOf } from './afterFrame.ts';
import { vocabulary } from './content/vocabulary.ts';
import type { Desk } from './desk.ts';
import type { Row } from './table.ts';

const rounds = 12;

/** The queue on screen: opened, scrolled to far places, and searched with each key. */
export async function queuePageRows(browser: Browser, desk: Desk, size: string): Promise<readonly Row[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const opened: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const page = await context.newPage();
      opened.push(await openQueue(page, desk));
      await page.close();
    }
    const page = await context.newPage();
    await openQueue(page, desk);
    const scrolled: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      scrolled.push(await scrollTo(page, ((round * 7) % rounds) / rounds));
    const searched = await searchAsTyped(page);
    const row = (what: string, samples: readonly number[]): Row => ({
      what: `queue of ${size} stories: ${what}`,
      ours: { samples, unit: 'ms', withTail: true },
    });
    return [
      row('page load to rows on screen', opened),
      row('far scroll to rows on screen', scrolled),
      row('key in the search field to hits on screen', searched),
    ];
  } finally {
    await context.close();
  }
}

/** Milliseconds from the navigation's start to the first row, by the page's own clock. */
async function openQueue(page: Page, desk: Desk): Promise<number> {
  await page.goto(desk.url, { waitUntil: 'commit' });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('[role=option][data-story]') === null) requestAnimationFrame(look);
          else resolve(performance.now());
        };
        look();
      }),
  );
}

/** Milliseconds from setting the scroll place, a share of the whole height, until all rows in sight are there. */
function scrollTo(page: Page, share: number): Promise<number> {
  return page.evaluate(
    (part) =>
      new Promise<number>((resolve, reject) => {
        const list = document.querySelector('[role=listbox]');
        if (list === null) return reject(new Error('There is no queue.'));
        const start = performance.now();
        list.scrollTop = (list.scrollHeight - list.clientHeight) * part;
        const look = (): void => {
          const { top, bottom } = list.getBoundingClientRect();
          const rows = [...list.querySelectorAll('[role=option]')].filter((row) => {
            const place = row.getBoundingClientRect();
            return place.bottom > top && place.top < bottom;
          });
          if (rows.length > 0 && rows.every((row) => row.hasAttribute('data-story')))
            resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    share,
  );
}

/** Types common and middling words a letter at a time; each key's milliseconds until the hits of what is typed are there. */
async function searchAsTyped(page: Page): Promise<readonly number[]> {
  const field = page.getByRole('searchbox', { name: 'Search stories' });
  await field.click();
  const times: number[] = [];
  for (const rank of [40, 300, 900, 1500]) {
    const word = vocabulary('latin').words[rank] ?? '';
    for (let length = 1; length <= word.length; length += 1) {
      const isNew = await page.evaluate(awaitHits, word.slice(0, length));
      const time = await timeOf(page, () => page.keyboard.press(word.charAt(length - 1)));
      if (isNew) times.push(time);
      await page.waitForTimeout(250);
    }
    await field.fill('');
    await page.waitForTimeout(400);
  }
  return times;
}

/**
 * In the page: begins to wait, from the next key until hits are marked and all of them begin with the text.
 * False when they do so already, so that nothing would be seen of the key.
 */
function awaitHits(text: string): boolean {
  const isShown = (): boolean => {
    const hits = [...document.querySelectorAll('[role=option] mark')];
    return hits.length > 0 && hits.every((hit) => hit.textContent?.toLowerCase().startsWith(text));
  };
  window.pending = new Promise((resolve) => {
    let pressed: number | null = null;
    const look = (): void => {
      if (pressed !== null && isShown()) resolve(performance.now() - pressed);
      else requestAnimationFrame(look);
    };
    addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp;
        look();
      },
      { capture: true, once: true },
    );
  });
  return !isShown();
}
