import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { expect, test } from './desk.ts';
import { pasteInto } from './pasteInto.ts';
import { storyJson } from './storyJson.ts';

/** Markup that has broken sanitisers, kept beside the repository; a few of our own stand in where it is not. */
const file = join(projectRoot, '..', 'shared', 'hostile', 'xss-vectors.json');
const few = [
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<svg onload=alert(1)>',
  '<style>@import "//x"</style>',
];
const vectors: readonly { readonly id: string; readonly html: string }[] = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : few.map((html, index) => ({ id: `own-${index}`, html }));
const perStory = 110;

/** Notes in the page's own name whatever a vector may call, and the dialogs it opens. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const before = await page.evaluate(() => Object.keys(window));
  return async () => [
    ...dialogs,
    ...(await page.evaluate((known) => Object.keys(window).filter((key) => !known.includes(key)), before)),
  ];
}

test('the trap works: raw hostile markup does run', async ({ page }) => {
  const ran = await listen(page);
  await page.setContent('<img src="data:," onerror="window.pwned = 1; alert(1)">');
  await expect.poll(ran).toEqual(['1', 'pwned']);
});

for (let start = 0; start < vectors.length; start += perStory) {
  const batch = vectors.slice(start, start + perStory);
  test(`nothing runs and nothing is loaded: vectors ${start + 1} to ${start + batch.length}`, async ({
    desk,
    browser,
  }) => {
    await desk.api.call('stories.create', { document: storyJson('Hostile'), meta: { slug: 'hostile' } });
    await desk.openStory('Hostile');
    await desk.button('Preview').click();
    await expect(desk.page.getByTitle('Story at 320 pixels')).toBeVisible();
    const ran = await listen(desk.page);
    await desk.enter('Body');
    for (const { html } of batch) {
      await pasteInto(desk.canvas, { 'text/html': html });
      await desk.press('Control+End');
    }
    await desk.saved();
    expect(await ran(), 'in the editor').toEqual([]);

    const { outcomes } = await desk.api.call('exports.write', {
      ids: [await desk.storyId()],
      format: 'html',
      folder: join(desk.folder, 'out'),
    });
    const page = await browser.newPage();
    const left: string[] = [];
    page.on('request', (request) => left.push(request.url()));
    await page.goto('about:blank');
    const ranInExport = await listen(page);
    await page.setContent(readFileSync(outcomes[0]?.files[0] ?? '', 'utf8'));
    await touchEverything(page);
    expect(await ranInExport(), 'in the export').toEqual([]);
    expect(
      left.filter((address) => !/^(data|blob|about):/.test(address)),
      'requests of the export',
    ).toEqual([]);
    await page.close();
  });
}

/** Hovers, focuses and clicks every element; links go nowhere. */
function touchEverything(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.addEventListener('click', (event) => event.preventDefault(), true);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      for (const kind of ['mouseover', 'mouseenter', 'pointerdown', 'mousedown']) {
        element.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
      }
      element.focus?.();
      element.click?.();
    }
  });
}
