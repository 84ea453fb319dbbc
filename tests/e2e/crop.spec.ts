import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator } from '@playwright/test';
import type { NodeJson } from '../../shared/document/json.ts';
import { seriousFindings } from './axe.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { sampleMedia } from './sampleMedia.ts';
import { storyJson } from './storyJson.ts';
import { findNode } from './storyText.ts';

/** A story with one photograph, in the lead and in a gallery. */
async function openStory(desk: DeskPage): Promise<NodeJson> {
  const path = sampleMedia('jpg');
  const { source, width, height } = await desk.api.call('media.add', {
    name: basename(path),
    bytes: new Uint8Array(readFileSync(path)),
  });
  const texts = [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }];
  const figure = { type: 'figure', attrs: { source, width, height, size: 'full' }, content: texts };
  const story = storyJson('The quay', 'Water rose.');
  const content = story.content?.map((field) => {
    if (field.type === 'lead') return { ...field, content: [figure] };
    if (field.type !== 'body') return field;
    const gallery = {
      type: 'gallery',
      attrs: { kind: 'series' },
      content: [figure, figure, { type: 'galleryCaption' }],
    };
    return { ...field, content: [...(field.content ?? []), gallery] };
  });
  await desk.api.call('stories.create', { document: { ...story, content }, meta: {} });
  await desk.openStory('The quay');
  return figure;
}

const leadOf = async (desk: DeskPage) => findNode(await desk.readDocument(), 'figure')?.attrs;
/** Width by height of what is shown of a picture, to a hundredth. */
const shape = (picture: Locator): Promise<number> =>
  picture.evaluate((one) => Math.round((100 * one.clientWidth) / one.clientHeight) / 100);

test('a picture is cropped by keyboard, shown so on page and preview, and brought back whole', async ({
  desk,
}) => {
  const { attrs: before } = await openStory(desk);
  await desk.button('Preview').click();
  const shown = desk.page.getByTitle('Story at 320 pixels').contentFrame().locator('.stet-lead img');
  const onPage = desk.field('Lead picture').locator('img');
  const whole = await shape(shown);

  await desk.field('Lead picture').locator('img').click();
  await desk.command('Crop picture');
  const cropper = desk.dialog('Crop picture');
  const control = (name: string): Locator => cropper.getByRole('slider', { name, exact: true });
  await expect(cropper.getByRole('radio', { name: 'Whole picture' })).toBeFocused();
  await desk.press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(cropper.getByRole('radio', { name: '1:1' })).toBeChecked();
  await desk.press('Tab');
  await expect(control('Crop 1:1')).toBeFocused();
  await desk.press('-', '-', 'Shift+ArrowLeft', 'ArrowDown');
  await expect(cropper.getByRole('radio', { name: '1:1 drawn' })).toBeChecked();
  await desk.press('Tab', 'ArrowRight', 'Tab', 'Tab', 'Tab', 'ArrowUp', 'Tab');
  await expect(control('Focal point')).toBeFocused();
  await expect(control('Focal point')).toHaveAttribute('aria-valuetext', /^Not set/);
  const place = await control('Crop 1:1').getAttribute('aria-valuetext');
  for (let round = 0; round < 12; round += 1) await desk.press('Shift+ArrowRight');
  await expect(control('Crop 1:1')).not.toHaveAttribute('aria-valuetext', place ?? '');
  expect(await seriousFindings(desk.page)).toEqual([]);
  await control('Crop 1:1').focus();
  for (let round = 0; round < 20; round += 1) await desk.press('Shift+ArrowLeft');
  await expect(cropper.getByText('The crop stops here, to keep the focal point in it.')).toBeVisible();
  await desk.press('Enter');
  await expect(cropper).toBeHidden();

  await expect.poll(() => shape(shown)).toBe(1);
  expect(await shape(onPage)).toBe(1);
  const cropped = await leadOf(desk);
  expect(cropped).toMatchObject({ crop: '1:1', crops: { '1:1': {} }, focus: {} });
  await desk.press('Control+z');
  await expect.poll(() => shape(shown)).toBe(whole);
  expect(await leadOf(desk), 'one step takes all of it back').toEqual(before);
  await desk.press('Control+Shift+z');
  await expect.poll(() => leadOf(desk)).toEqual(cropped);

  await desk.field('Lead picture').locator('figure').hover();
  await desk.button('Crop', desk.field('Lead picture')).click();
  await cropper.getByRole('radio', { name: 'Whole picture' }).check();
  await desk.press('Escape');
  await expect(cropper).toBeHidden();
  expect(await leadOf(desk), 'what was not confirmed is as it was').toEqual(cropped);
});

test('a crop is drawn by hand from the caption desk', async ({ desk }) => {
  await openStory(desk);
  await desk.press('Control+Alt+c');
  const captionDesk = desk.dialog('Captions and media');
  await desk.button('Crop, Gallery 1, picture 2 of 2', captionDesk).click();
  const cropper = desk.dialog('Crop picture');
  await cropper.getByRole('radio', { name: 'Free' }).check();
  const corner = cropper.getByRole('slider', { name: 'Bottom right corner' });
  const { x, y } = (await corner.boundingBox()) ?? { x: 0, y: 0 };
  await desk.page.mouse.move(x + 7, y + 7);
  await desk.page.mouse.down();
  await desk.page.mouse.move(x - 100, y - 60, { steps: 4 });
  await desk.page.mouse.up();
  await expect(corner).not.toHaveAttribute('aria-valuetext', '100 % from the left, 100 % from the top');
  await desk.button('Done', cropper).click();
  await expect(desk.button('Crop, Gallery 1, picture 2 of 2', captionDesk)).toHaveText('Crop: free');
  await desk.press('Escape');
  await expect(captionDesk).toBeHidden();
  const gallery = findNode(await desk.readDocument(), 'gallery');
  expect(gallery?.content?.map(({ attrs }) => attrs?.['crop'])).toEqual([undefined, 'free', undefined]);
});
