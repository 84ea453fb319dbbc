import { expect, test } from './desk.ts';
import { sampleMedia } from './sampleMedia.ts';
import { findNodes, textOf } from './storyText.ts';

test.use({ samples: true });

test('zz look', async ({ desk }) => {
  const { page } = desk;
  await desk.openStory('A harbour town votes to lift its reading room above the tide');
  await desk.command('Captions of the story');
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/c1.png' });
  await page.getByRole('button', { name: /Facts and rights, Lead picture/ }).click();
  await page.waitForTimeout(500);
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.screenshot({ path: '/tmp/c2.png' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('tab', { name: 'Library' }).click();
  await page.waitForTimeout(500);
  await page.getByRole('listbox', { name: 'Media' }).getByRole('option').first().click();
  await page.waitForTimeout(800);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: '/tmp/c3.png' });
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.screenshot({ path: '/tmp/c4.png' });
  expect(1).toBe(1);
});
