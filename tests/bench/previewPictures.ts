import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import type { NodeJson } from '../../shared/document/json.ts';
import { launchChromium } from './chromium.ts';
import { articleOfWords } from './content/article.ts';
import { stetDocument } from './content/stetDocument.ts';
import { type Desk, openDesk, prepareDesk } from './desk.ts';
import { openDeskPage, openStory } from './deskPage.ts';
import type { Row } from './table.ts';

const short = 'A short one';

/**
 * Press on a story with so many pictures until the preview has them all in it and shows the first, against a bare page
 * that gets the same files as plain images.
 */
export async function previewRow(count: number, rounds: number): Promise<Row> {
  await prepareDesk();
  const desk = await openDesk();
  const browser = await launchChromium();
  try {
    const sources = await addPictures(desk, count);
    const headline = `${count} pictures`;
    await desk.api.call('stories.create', { document: illustrated(headline, sources) });
    await desk.api.call('stories.create', { document: stetDocument(short, articleOfWords(100, 1)) });
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
    const page = await openDeskPage(context, desk);
    const ours: number[] = [];
    const peers: number[] = [];
    // The first round warms up.
    for (let round = 0; round <= rounds; round += 1) {
      await openStory(page, short);
      await page.waitForTimeout(1000);
      const opened = await shownAfterPress(page, headline, count);
      await page.waitForTimeout(1500);
      const plain = await plainPage(context, desk, sources);
      if (round === 0) continue;
      ours.push(opened);
      peers.push(plain);
    }
    return {
      what: `preview of a story with ${count} pictures`,
      ours: { samples: ours, unit: 'ms' },
      peer: { name: 'a bare page with the same images', figure: { samples: peers, unit: 'ms' } },
    };
  } finally {
    await browser.close();
    await desk.close();
  }
}

/** As a photographer's files are once they were made smaller for the web. */
async function addPictures(desk: Desk, count: number): Promise<readonly string[]> {
  const sources: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const noise = { type: 'gaussian', mean: 60 + index * 2, sigma: 20 } as const;
    const create = { width: 1600, height: 1067, channels: 3, background: '#865', noise } as const;
    const bytes = new Uint8Array(await sharp({ create }).jpeg({ quality: 70 }).toBuffer());
    sources.push((await desk.api.call('media.add', { name: `${index}.jpg`, bytes })).source);
  }
  return sources;
}

function illustrated(headline: string, sources: readonly string[]): NodeJson {
  const document = stetDocument(headline, articleOfWords(100, 1));
  const figures = sources.map(
    (source): NodeJson => ({
      type: 'figure',
      attrs: { source, width: 1600, height: 1067, size: 'full' },
      content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }],
    }),
  );
  return {
    ...document,
    content: (document.content ?? []).map((field) =>
      field.type === 'body' ? { ...field, content: [...figures, ...(field.content ?? [])] } : field,
    ),
  };
}

/** Milliseconds from the press to the frame in which the preview has all pictures and the first is decoded. */
async function shownAfterPress(page: Page, headline: string, count: number): Promise<number> {
  await page.evaluate((wanted) => {
    window.pending = new Promise((resolve) => {
      addEventListener(
        'pointerdown',
        ({ timeStamp }) => {
          const look = (): void => {
            const isShown = [...document.querySelectorAll('iframe')].some((frame) => {
              const images = frame.contentDocument?.querySelectorAll<HTMLImageElement>('figure img') ?? [];
              return images.length === wanted && images[0]?.complete === true && images[0].naturalWidth > 0;
            });
            if (isShown) resolve(performance.now() - timeStamp);
            else requestAnimationFrame(look);
          };
          look();
        },
        { capture: true, once: true },
      );
    });
  }, count);
  await page.getByRole('listbox', { name: 'Stories' }).getByText(headline, { exact: true }).click();
  return page.evaluate(() => window.pending);
}

/** The same in a page of nothing but the images, from the moment they are put there. */
async function plainPage(context: BrowserContext, desk: Desk, sources: readonly string[]): Promise<number> {
  const { mediaPrefix } = await desk.api.call('app.info', {});
  const page = await context.newPage();
  const images = sources.map((source) => {
    const address = new URL(mediaPrefix + source.slice('media:'.length), desk.url);
    return `<figure><img src="${address.href}" width="600" height="400" loading="lazy" decoding="async"></figure>`;
  });
  const taken = await page.evaluate((markup) => {
    const start = performance.now();
    document.body.innerHTML = markup;
    return new Promise<number>((resolve) => {
      const look = (): void => {
        const first = document.querySelector('img');
        if (first?.complete === true && first.naturalWidth > 0) resolve(performance.now() - start);
        else requestAnimationFrame(look);
      };
      look();
    });
  }, images.join(''));
  await page.close();
  return taken;
}
