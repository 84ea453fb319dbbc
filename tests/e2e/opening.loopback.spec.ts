import { join } from 'node:path';
import { seriousFindings } from './axe.ts';
import { expect, openDesk, test } from './desk.ts';
import { startDeskHost } from './deskHost.ts';

test.use({ samples: true });

test('a menu keeps the keyboard when a story comes to the page that was on its way', async ({
  page,
  host,
}) => {
  let letThrough = (): void => {};
  const waited = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/call/stories.read', async (route) => {
    await waited;
    await route.continue();
  });
  const desk = await openDesk(page, host);
  await expect(desk.stories.getByRole('option')).toHaveCount(2);
  await desk.button('New story', desk.queue).click();
  await expect(page.getByRole('menu')).toBeFocused();
  letThrough();
  await expect(desk.field('Headline')).toContainText('A harbour town');
  // The bars follow the open story, and come after its page has taken the focus or left it.
  await expect(desk.inspector).toBeVisible();
  await expect(page.getByRole('menu')).toBeFocused();
  await desk.press('ArrowDown', 'Enter');
  await expect(desk.stories.getByRole('option')).toHaveCount(3);
  await expect(desk.field('Headline')).toHaveText('');
  await expect(desk.canvas).toBeFocused();
});

test('stories in a synced folder are said to be, until that was read', async ({ folder, page }) => {
  const host = await startDeskHost(join(folder, 'Dropbox', 'data'));
  try {
    const desk = await openDesk(page, host);
    const warning = page.getByRole('status').filter({ hasText: 'a folder that Dropbox keeps the same' });
    await expect(warning).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await desk.button('I have read this', warning).press('Enter');
    await expect(warning).toBeHidden();
    await expect.poll(async () => (await host.api.call('app.info', {})).folderWarning).toBe(null);
    await page.reload();
    await expect(desk.status).toBeVisible();
    await expect(warning).toBeHidden();
    expect(desk.watch.problems).toEqual([]);
    await page.close();
  } finally {
    await host.stop();
  }
});
