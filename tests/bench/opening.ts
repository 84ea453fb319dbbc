import type { Page } from 'playwright-core';
import { timeOf, watchPresses } from './afterFrame.ts';
import { openBarePage } from './barePage.ts';
import { launchChromium } from './chromium.ts';
import { articleOfWords, type Block } from './content/article.ts';
import { starterKitDocument } from './content/starterKitDocument.ts';
import { stetDocument } from './content/stetDocument.ts';
import { openDesk, prepareDesk } from './desk.ts';
import { openDeskPage, openStory } from './deskPage.ts';
import type { Family } from './family.ts';
import type { Row } from './table.ts';

const sizes = [800, 5000, 20_000];

/** Press on a story in the queue until it can be written in and is painted, against bare ProseMirror's mount of the same text. */
export const opening: Family = {
  name: 'open',
  async run({ quick }) {
    await prepareDesk();
    const desk = await openDesk();
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
      const stories = new Map<string, readonly Block[]>();
      for (const words of sizes) {
        // Two of each size, so that each opening shows another story than the one before.
        for (const seed of [1, 2]) stories.set(headlineOf(words, seed), articleOfWords(words, seed));
      }
      for (const [headline, blocks] of stories) {
        await desk.api.call('stories.create', { document: stetDocument(headline, blocks) });
      }
      const page = await openDeskPage(context, desk);
      const bare = await openBarePage(context);
      await watchPresses(page);
      await watchPresses(bare);
      await bare.evaluate(() => {
        document.body.prepend(Object.assign(document.createElement('button'), { textContent: 'Mount' }));
      });
      await openStory(page, headlineOf(800, 2));
      const rows: Row[] = [];
      for (const words of sizes) rows.push(await measure(page, bare, words, stories, quick ? 4 : 12));
      return rows;
    } finally {
      await browser.close();
      await desk.close();
    }
  },
};

function headlineOf(words: number, seed: number): string {
  return `${words} words, story ${seed}`;
}

async function measure(
  page: Page,
  bare: Page,
  words: number,
  stories: ReadonlyMap<string, readonly Block[]>,
  rounds: number,
): Promise<Row> {
  const ours: number[] = [];
  const peers: number[] = [];
  // The first two show each story once: caches, fonts and code are warm for both sides afterwards.
  for (let round = 0; round < rounds + 2; round += 1) {
    const headline = headlineOf(words, (round % 2) + 1);
    await page.bringToFront();
    const opened = await openTimed(page, headline);
    await page.waitForTimeout(800);
    await bare.bringToFront();
    const mounted = await mountTimed(bare, JSON.stringify(starterKitDocument(stories.get(headline) ?? [])));
    await bare.waitForTimeout(200);
    if (round < 2) continue;
    ours.push(opened);
    peers.push(mounted);
  }
  return {
    what: `open a story of ${words.toLocaleString('en')} words`,
    ours: { samples: ours, unit: 'ms' },
    peer: { name: "bare ProseMirror's mount", figure: { samples: peers, unit: 'ms' } },
  };
}

/** Presses on a story in the queue. The page must be listening before it is pressed, hence two steps. */
export async function openTimed(page: Page, headline: string): Promise<number> {
  await page.evaluate((wanted) => {
    window.pending = window.timeFromPress(
      () => document.querySelector('[contenteditable=true] [data-field=headline]')?.textContent === wanted,
    );
  }, headline);
  const row = page.getByRole('listbox', { name: 'Stories' }).getByText(headline, { exact: true });
  return timeOf(page, () => row.click());
}

/** Has the bare page, which has a button for it, mount a document. */
export async function mountTimed(bare: Page, json: string): Promise<number> {
  await bare.evaluate((text) => {
    addEventListener('click', () => window.mount(text), { once: true });
    document.querySelector('.ProseMirror')?.classList.add('old');
    window.pending = window.timeFromPress(() => document.querySelector('.ProseMirror:not(.old) p') !== null);
  }, json);
  return timeOf(bare, () => bare.getByRole('button', { name: 'Mount' }).click());
}
