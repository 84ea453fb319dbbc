import type { CDPSession, Page } from 'playwright-core';
import { watchPresses } from './afterFrame.ts';
import { openBarePage } from './barePage.ts';
import { launchChromium } from './chromium.ts';
import { longArticle } from './content/longArticle.ts';
import { starterKitDocument } from './content/starterKitDocument.ts';
import { stetDocument } from './content/stetDocument.ts';
import { openDesk, prepareDesk } from './desk.ts';
import { openDeskPage, openStory } from './deskPage.ts';
import type { Family } from './family.ts';
import { typeKeys, watchKeys } from './keyToPaint.ts';
import { longestTask, watchLongTasks } from './longTasks.ts';
import { mountTimed, openTimed } from './opening.ts';
import type { Figure, Row } from './table.ts';

interface Side {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** What scrolls the text, as a selector. */
  readonly scroller: string;
}

const places = { start: 0, middle: 0.5, end: 1 } as const;
const shortStory = 'A short one';

/**
 * A story of 50,000 paragraphs. The aim: it opens in under 3 s, the 95th percentile of its keys is under 100 ms
 * wherever one writes, and no save holds the page up for as long as a key may take. Sizes alternate with bare
 * ProseMirror showing the same text. The preview is closed, as it is at first.
 */
export const longStory: Family = {
  name: 'long',
  async run({ quick }) {
    await prepareDesk();
    const rows: Row[] = [];
    const kinds = [
      { words: '12 to 20', least: 12, most: 20 },
      { words: '3 or 4', least: 3, most: 4 },
    ];
    for (const { words, least, most } of quick ? kinds.slice(0, 1) : kinds) {
      const paragraphs = quick ? 5000 : 50_000;
      const what = `${paragraphs.toLocaleString('en')} paragraphs of ${words} words`;
      rows.push(...(await measure(longArticle(paragraphs, least, most), what, quick ? 1 : 3)));
    }
    return rows;
  },
};

async function measure(
  blocks: ReturnType<typeof longArticle>,
  what: string,
  rounds: number,
): Promise<readonly Row[]> {
  const desk = await openDesk();
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
    await desk.api.call('stories.create', { document: stetDocument(what, blocks) });
    await desk.api.call('stories.create', { document: stetDocument(shortStory, blocks.slice(0, 20)) });
    const page = await openDeskPage(context, desk, { isPreviewOpen: false });
    const bare = await openBarePage(context);
    await bare.evaluate(() => {
      document.body.prepend(Object.assign(document.createElement('button'), { textContent: 'Mount' }));
    });
    const json = JSON.stringify(starterKitDocument(blocks));
    const sides: readonly Side[] = [
      { page, devtools: await context.newCDPSession(page), scroller: '.story-scroller' },
      { page: bare, devtools: await context.newCDPSession(bare), scroller: 'body' },
    ];
    for (const side of sides) {
      await watchPresses(side.page);
      await watchLongTasks(side.page);
    }
    const opened: number[] = [];
    const mounted: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      await page.bringToFront();
      await openStory(page, shortStory);
      await page.waitForTimeout(1000);
      const ours = await openTimed(page, what);
      await page.waitForTimeout(4000);
      await bare.bringToFront();
      const theirs = await mountTimed(bare, json);
      await bare.waitForTimeout(1000);
      // The first round warms up.
      if (round === 0) continue;
      opened.push(ours);
      mounted.push(theirs);
    }
    const rows: Row[] = [
      row(`open ${what}`, { samples: opened, unit: 'ms' }, { samples: mounted, unit: 'ms' }),
    ];
    for (const { page: side } of sides) await watchKeys(side);
    const saves: number[] = [];
    for (const [place, share] of Object.entries(places)) {
      const times = sides.map((): number[] => []);
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, side] of sides.entries()) {
          await side.page.bringToFront();
          await writeAt(side, share);
          await longestTask(side.page);
          times[index]?.push(...(await typeKeys(side.page, side.devtools, 30)));
          await side.page.waitForTimeout(2500);
          if (index === 0) saves.push(await longestTask(page));
        }
      }
      const [ours = [], theirs = []] = times;
      const figure = (samples: readonly number[]): Figure => ({ samples, unit: 'ms', withTail: true });
      rows.push(row(`key at the ${place}, ${what}`, figure(ours), figure(theirs)));
    }
    rows.push({
      what: `longest task while typing and saving, ${what}`,
      ours: { samples: saves, unit: 'ms' },
    });
    const [ours, theirs] = await Promise.all(sides.map(({ devtools }) => heapOf(devtools)));
    rows.push(
      row(
        `script memory, ${what}`,
        { samples: [ours ?? 0], unit: 'MB' },
        { samples: [theirs ?? 0], unit: 'MB' },
      ),
    );
    return rows;
  } finally {
    await browser.close();
    await desk.close();
  }
}

function row(what: string, ours: Figure, peers: Figure): Row {
  return { what, ours, peer: { name: 'bare ProseMirror', figure: peers } };
}

/** Scrolls to a share of the text, 0 to 1, and puts the caret into what is there by a click, as a person would. */
async function writeAt({ page, scroller }: Side, share: number): Promise<void> {
  const area = page.locator(scroller);
  await area.evaluate((element, wanted) => {
    const length = element.scrollHeight - element.clientHeight;
    element.scrollTop = Math.max(Math.min(900, length), Math.min(wanted * length, length - 600));
  }, share);
  await page.waitForTimeout(1500);
  const box = await area.boundingBox();
  if (box === null) throw new Error('There is no text to click into.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(1000);
}

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
