import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from '@playwright/test';
import { expect, test } from './desk.ts';
import { pasteInto } from './pasteInto.ts';

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

test('a film takes captions, says what they are, and shows a frame of its own as its still', async ({
  desk,
}) => {
  await desk.openStory(headline);
  const video = desk.field('Video');
  const captions = desk.field('Captions');
  await expect(captions.getByText('Captions · 3 cues, to 0:08')).toBeVisible();
  const track = video.locator('track').first();
  // Loaded by the browser as it is, under the desk's own policy.
  await track.evaluate((one: HTMLTrackElement) => {
    one.track.mode = 'hidden';
  });
  await expect.poll(() => track.evaluate((one: HTMLTrackElement) => one.track.cues?.length)).toBe(3);

  const srt = join(desk.folder, 'steps.uk.srt');
  writeFileSync(srt, '1\n00:00:01,000 --> 00:00:30,500\nВода\n');
  await desk.chooseFile(() => desk.button('Add captions', video).click(), srt);
  await expect(captions.last().getByRole('textbox', { name: 'Language of the captions' })).toHaveValue('uk');
  await expect(video.locator('track')).toHaveCount(2);
  const findings = await desk.inspect('Findings');
  await expect(findings.getByText('The captions go on to 0:00:31')).toBeVisible();

  const broken = join(desk.folder, 'broken.vtt');
  writeFileSync(broken, 'WEBVTT\n\n00:02.000 --> 00:01.000\nBackwards\n');
  await desk.chooseFile(() => desk.button('Add captions', video).click(), broken);
  await expect(desk.toast(/Line 3 of the captions file: it ends before it begins/)).toBeVisible();

  const film = video.locator('video');
  const poster = await film.getAttribute('poster');
  await video.hover();
  await desk.button('Use this frame', video).click();
  await expect(desk.toast(/Play the film to the frame you want/)).toBeVisible();
  await film.evaluate(
    (one: HTMLVideoElement) =>
      new Promise<void>((done) => {
        one.addEventListener('seeked', () => done(), { once: true });
        one.addEventListener('loadedmetadata', () => (one.currentTime = 4), { once: true });
        one.preload = 'auto';
      }),
  );
  await desk.button('Use this frame', video).click();
  await expect(film).not.toHaveAttribute('poster', poster ?? '');
  await expect(film).toHaveAttribute('poster', /\.jpg$/);
  await desk.button('Undo').click();
  await expect(film).toHaveAttribute('poster', poster ?? '');
});

test('an address of a known site that is pasted may become a card, with a note for readers', async ({
  desk,
}) => {
  const address = 'https://www.youtube.com/watch?v=abc';
  await desk.startStory('A card');
  await desk.enter('Body');
  await pasteInto(desk.canvas, { 'text/plain': address });
  await expect(desk.canvas.getByText(address)).toBeVisible();
  await desk.button('Make a card').click();
  const card = desk.field('Embed');
  await expect(card.getByRole('textbox', { name: 'Address of what is embedded' })).toHaveValue(address);
  await card.getByRole('group', { name: 'Consent', exact: true }).click();
  await desk.type('YouTube learns who watches.');
  await desk.saved();
  await desk.button('Preview').click();
  await expect(
    desk.page.getByTitle('Story at 320 pixels').contentFrame().getByText('YouTube learns who watches.'),
  ).toBeVisible();
});

test('captions play on an exported page, under its own policy', async ({ desk, browser }) => {
  const { rows } = await desk.api.call('stories.list', {});
  const { outcomes } = await desk.api.call('exports.write', {
    ids: rows.filter((row) => row.headline === headline).map(({ id }) => id),
    format: 'html',
    folder: join(desk.folder, 'page'),
  });
  const page = await browser.newPage();
  await page.setContent(readFileSync(outcomes[0]?.files[0] ?? '', 'utf8'));
  const track = page.locator('track');
  await track.evaluate((one: HTMLTrackElement) => {
    one.track.mode = 'hidden';
  });
  await expect.poll(() => track.evaluate((one: HTMLTrackElement) => one.track.cues?.length)).toBe(3);
  await page.close();
});
