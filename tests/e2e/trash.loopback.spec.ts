import type { Page } from '@playwright/test';
import { expect, openDesk, test } from './desk.ts';
import type { DeskHost } from './deskHost.ts';
import type { DeskPage } from './deskPage.ts';
import { fieldText } from './storyText.ts';

/** One story with a headline, shown in two windows. */
async function twoWindows(desk: DeskPage, page: Page, host: DeskHost) {
  await desk.startStory('Base');
  const other = await openDesk(page, host);
  await expect(other.field('Headline')).toHaveText('Base');
  return { other, id: await desk.storyId() };
}

async function trashOpenStory(desk: DeskPage): Promise<void> {
  await desk.page.bringToFront();
  await desk.command('Move story to trash');
  await expect(desk.toast('The story is in the trash.')).toBeVisible();
}

const alert = ({ page }: DeskPage, text: string) => page.getByRole('alert').filter({ hasText: text });

test('a story put in the trash elsewhere says so, keeps what is typed, and saves it once it is restored', async ({
  desk,
  host,
  context,
}) => {
  const { other, id } = await twoWindows(desk, await context.newPage(), host);
  await trashOpenStory(desk);
  await expect(alert(desk, 'in the trash')).toHaveCount(0);

  await other.page.bringToFront();
  const banner = alert(other, 'was moved to the trash');
  await expect(banner).toBeVisible();
  await expect(other.status).toContainText('In the trash');
  await other.enter('Headline');
  await other.type(' and more');
  await expect(alert(other, 'What was written since is kept in this window')).toBeVisible();
  await expect(other.status).toContainText('NOT SAVED: in the trash');

  await other.button('Restore').click();
  await other.saved();
  await expect(alert(other, 'trash')).toHaveCount(0);
  const { story } = await desk.api.call('stories.read', { id });
  expect([story.trashedAt, fieldText(story.document, 'headline')]).toEqual([null, 'Base and more']);
  expect(other.watch.problems).toEqual([]);
});

test('words typed while the trash is emptied elsewhere become a new story', async ({
  desk,
  host,
  context,
}) => {
  const { other, id } = await twoWindows(desk, await context.newPage(), host);
  await trashOpenStory(desk);
  await other.page.bringToFront();
  await other.enter('Headline');
  await other.type(' and more');
  await expect(other.status).toContainText('NOT SAVED: in the trash');
  const sent: string[] = [];
  other.page.on('request', (request) => sent.push(request.url()));

  await desk.page.bringToFront();
  await desk.command('Show the trash');
  await desk.button('Empty trash…').click();
  await desk.button('Empty trash', desk.dialog('Empty the trash?')).click();
  await expect(desk.toast('1 story removed from the trash.')).toBeVisible();

  await other.page.bringToFront();
  const banner = alert(other, 'was removed from the library before it was saved');
  await expect(banner).toBeVisible();
  await expect(other.field('Headline')).toHaveText('Base and more');
  await other.type(' still');
  await other.button('Save as a new story', banner).click();
  await expect(other.toast('The text is a new story now.')).toBeVisible();
  await expect(other.field('Headline')).toHaveText('Base and more still');
  await other.saved();
  await expect(banner).toBeHidden();
  expect(await other.storyId()).not.toBe(id);
  expect(fieldText(await other.readDocument(), 'headline')).toBe('Base and more still');
  // Nothing was tried again and again on the way.
  expect(sent.filter((url) => url.endsWith('/stories.save'))).toEqual([]);
  expect(other.watch.problems).toEqual([]);
});

test('a save that finds its story gone is not tried again, also when the story was left meanwhile', async ({
  desk,
}) => {
  await desk.startStory('Other');
  await desk.startStory('Base');
  const id = await desk.storyId();
  const held = Promise.withResolvers<void>();
  await desk.page.route('**/call/stories.save', async (route) => {
    await held.promise;
    await route.continue();
  });
  await desk.type(' and more');
  // The story is left while its last words are on their way, and is gone when they arrive.
  await desk.row('Other').click();
  await desk.api.call('stories.trash', { ids: [id] });
  await desk.api.call('stories.emptyTrash', {});
  held.resolve();

  const banner = alert(desk, '“Base and more” was removed from the library');
  await expect(banner).toBeVisible();
  await expect(desk.field('Headline')).toHaveText('Other');
  await desk.button('Save as a new story', banner).click();
  await expect(banner).toBeHidden();
  await expect(desk.row('Base and more')).toBeVisible();
});

test('a story that is opened again out of the trash can be restored where it is read', async ({ desk }) => {
  await desk.startStory('Base');
  await desk.api.call('stories.trash', { ids: [await desk.storyId()] });
  await expect(alert(desk, 'was moved to the trash')).toBeVisible();
  await desk.page.reload();
  await expect(desk.status).toContainText('Read only');
  await desk.button('Restore', desk.page.getByRole('main')).click();
  await desk.saved();
  await desk.enter('Headline');
  await desk.type(' again');
  await desk.saved();
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('Base again');
});
