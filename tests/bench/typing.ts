import type { CDPSession, Page } from 'playwright-core';
import { openBarePage } from './barePage.ts';
import { launchChromium } from './chromium.ts';
import { articleOfWords } from './content/article.ts';
import { starterKitDocument } from './content/starterKitDocument.ts';
import { stetDocument } from './content/stetDocument.ts';
import { openDesk, prepareDesk } from './desk.ts';
import { openDeskPage, openStory } from './deskPage.ts';
import type { Family } from './family.ts';
import { clickMiddle, typeKeys, watchKeys } from './keyToPaint.ts';
import type { Row } from './table.ts';

interface Contestant {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Where the blocks of the text are. */
  readonly blocks: string;
}

/** Rounds alternate between the desk, its preview open, and bare ProseMirror, in one Chromium. */
export const typing: Family = {
  name: 'typing',
  async run({ quick }) {
    await prepareDesk();
    const desk = await openDesk();
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
      const bare = await openBarePage(context);
      await watchKeys(bare);
      const rows: Row[] = [];
      for (const words of quick ? [800, 5000] : [800, 5000, 20_000]) {
        const article = articleOfWords(words);
        const headline = `A story of ${words} words`;
        await desk.api.call('stories.create', { document: stetDocument(headline, article) });
        const page = await openDeskPage(context, desk);
        await openStory(page, headline);
        await watchKeys(page);
        await bare.evaluate((json) => window.mount(json), JSON.stringify(starterKitDocument(article)));
        const sides: readonly Contestant[] = [
          { page, devtools: await context.newCDPSession(page), blocks: '[data-field=body] p' },
          { page: bare, devtools: await context.newCDPSession(bare), blocks: 'main p' },
        ];
        for (const slowdown of [1, 4]) {
          rows.push(await measure(sides, slowdown, quick ? 2 : 5, `${words.toLocaleString('en')} words`));
        }
        await page.close();
      }
      return rows;
    } finally {
      await browser.close();
      await desk.close();
    }
  },
};

async function measure(
  sides: readonly Contestant[],
  slowdown: number,
  rounds: number,
  size: string,
): Promise<Row> {
  const times = sides.map((): number[] => []);
  for (const { devtools } of sides) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  // Round 0 warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { page, devtools, blocks }] of sides.entries()) {
      await page.bringToFront();
      await clickMiddle(page, blocks);
      await page.waitForTimeout(300);
      const samples = await typeKeys(page, devtools, 30);
      if (round > 0) times[index]?.push(...samples);
      // Let the desk save and settle before the other one has the processor.
      await page.waitForTimeout(1500);
    }
  }
  const [ours = [], peers = []] = times;
  const figure = (samples: readonly number[]) => ({ samples, unit: 'ms' as const, withTail: true });
  return {
    what: `key to paint, ${size}${slowdown === 1 ? '' : `, processor ${slowdown}× slower`}`,
    ours: figure(ours),
    peer: { name: 'bare ProseMirror', figure: figure(peers) },
  };
}
