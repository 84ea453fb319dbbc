import type { FrameLocator } from '@playwright/test';
import { expect, test } from './desk.ts';

test.use({ samples: true });

const headline = 'A harbour town votes to lift its reading room above the tide';

/** How a player's source ends. It is asked outside the preview, whose frames run nothing. */
const fails = (source: string | null) =>
  new Promise<boolean>((done) => {
    const film = document.createElement('video');
    film.addEventListener('error', () => done(true));
    film.addEventListener('loadedmetadata', () => done(false));
    film.src = source ?? '';
  });

test('the preview rehearses media that are blocked, slow and gone, and says so', async ({ desk }) => {
  const { page } = desk;
  const shown = (width: number): FrameLocator => page.getByTitle(`Story at ${width} pixels`).contentFrame();
  const choose = async (fate: string) => {
    await desk.button('Rehearse dead media').last().click();
    await page.getByRole('menuitemcheckbox', { name: fate }).click();
  };
  await desk.openStory(headline);
  await desk.button('Preview').click();
  const film = shown(320).locator('video');
  const alternative = shown(320).getByText('In it the water climbs six of the seven steps');

  await choose('Media blocked');
  const banner = page.getByRole('status').filter({ hasText: 'Rehearsal' });
  await expect(banner).toContainText('film and sound are stopped on their way');
  await expect(film).toHaveAttribute('poster', /\/media\//);
  expect(await page.evaluate(fails, await film.getAttribute('src'))).toBe(true);
  await expect(alternative).toBeHidden();
  await shown(320).locator('.stet-video').getByText('If it does not play').click();
  await expect(alternative).toBeVisible();

  await choose('Media slow');
  await expect(film).toHaveAttribute('poster', /^data:image\/svg/);
  await expect(film).toHaveAttribute('src', /^blob:/);

  await choose('Media gone');
  await expect(film).toHaveCount(0);
  await expect(alternative).toBeVisible();
  const inPlace = shown(320).getByText('No media source currently available');
  await expect(inPlace).toHaveCount(2);
  await expect(shown(320).locator('.stet-video img')).toBeVisible();
  await expect(shown(320).locator('.stet-video .stet-length')).toHaveText('0:00:08');

  await desk.button('All four widths').click();
  for (const width of [320, 640, 1024, 1440])
    await expect(
      desk
        .dialog('Four widths')
        .getByTitle(`Story at ${width} pixels`)
        .contentFrame()
        .locator('.stet-no-media'),
    ).toHaveCount(2);
  await desk.button('End rehearsal', desk.dialog('Four widths')).click();
  await desk.press('Escape');
  await expect(banner).toHaveCount(0);
  await expect(film).toHaveAttribute('src', /\/media\//);
});
