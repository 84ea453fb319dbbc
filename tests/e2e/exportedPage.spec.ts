import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { type Desk, expect, test } from './desk.ts';
import { hardStory } from './hardStory.ts';

test.use({ samples: true });

const stories = ['customs-house-reading-room', 'qanat-mehrzaran', 'hard'];
const widths = [320, 640, 1024, 1440];

/** Every story there is, exported as one file each, by its slug. */
async function exportAll(desk: Desk, theme: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await desk.api.call('stories.list', {});
  const { outcomes } = await desk.api.call('exports.write', {
    ids: rows.map(({ id }) => id),
    format: 'html',
    theme,
    folder: join(desk.folder, theme),
  });
  return new Map(
    rows.map(({ slug }, index) => [slug, readFileSync(outcomes[index]?.files[0] ?? '', 'utf8')]),
  );
}

async function open(browser: Browser, html: string, scheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setContent(html);
  return page;
}

for (const theme of ['standard', 'plain']) {
  test(`pages of the theme ${theme} fit four widths and are clean by axe, in light and in dark`, async ({
    desk,
    browser,
  }) => {
    test.setTimeout(180_000);
    await desk.api.call('stories.create', {
      document: hardStory,
      meta: { slug: 'hard', section: 'World', place: 'Delta', tags: [...'ab'].map((tag) => tag.repeat(90)) },
    });
    const pages = await exportAll(desk, theme);
    for (const slug of stories) {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await open(browser, pages.get(slug) ?? '', scheme);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth), `${slug} at ${width}`).toBe(
            width,
          );
          expect(await outside(page), `${slug} at ${width}`).toEqual([]);
        }
        for (const width of [320, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await seriousFindings(page), `${slug}, ${scheme}, at ${width}`).toEqual([]);
        }
        await page.close();
      }
    }
  });
}

/** What stands out of the window, but for what lies in a box that scrolls. */
function outside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => one.closest('.stet-table') === null)
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < -1 || right > window.innerWidth + 1;
      })
      .map((one) => `${one.tagName} ${one.className}`),
  );
}

test('a reader gets past the head, and through a wide table, by keyboard', async ({ desk, browser }) => {
  await desk.api.call('stories.create', { document: hardStory, meta: { slug: 'hard' } });
  const page = await open(browser, (await exportAll(desk, 'standard')).get('hard') ?? '', 'light');
  await page.setViewportSize({ width: 320, height: 600 });
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the article' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the article' })).toBeInViewport();
  const table = page.getByRole('group', { name: 'Table' });
  for (let steps = 0; steps < 30; steps += 1) {
    if (await table.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(table).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
  await page.close();
});
