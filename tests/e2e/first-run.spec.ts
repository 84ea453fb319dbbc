import { expect, test } from './desk.ts';

const english = 'A harbour town votes to lift its reading room above the tide';

test.use({ samples: true });

test('the first start shows two marked samples, one of them from right to left', async ({ desk }) => {
  await expect(desk.stories.getByRole('option')).toHaveCount(2);
  for (const row of await desk.stories.getByRole('option').all()) await expect(row).toContainText('Sample');
  await desk.openStory(english);
  await expect(desk.canvas).toHaveAttribute('dir', 'ltr');
  await expect(desk.status).toContainText('English');

  await desk.stories.getByRole('option').filter({ hasNotText: english }).click();
  await expect(desk.canvas).toHaveAttribute('dir', 'rtl');
  await expect(desk.canvas).toHaveAttribute('lang', 'fa');
  await expect(desk.status).toContainText('Persian · right to left');
});

test('a story is drawn once it is known where its pictures are, however late that is', async ({
  desk: { page, canvas },
}) => {
  const read = page.waitForResponse('**/call/stories.read');
  await page.route('**/call/app.info', async (route) => {
    await read;
    // Time enough for a page that does not wait for this answer.
    await Promise.race([canvas.waitFor(), page.waitForTimeout(1500)]);
    await route.continue();
  });
  await page.reload();
  await expect(canvas.locator('[data-element=figure] img').first()).toBeVisible();
});

test('one press takes the samples away, and Help brings them back', async ({ desk }) => {
  await desk.button('Remove samples', desk.queue).click();
  await expect(desk.queue).toContainText('No stories yet');
  await expect(desk.queue).toContainText('0 stories');
  await expect(desk.page.getByRole('main')).toContainText('Choose a story in the queue, or start one.');

  await desk.button('Menu').click();
  await desk.page.getByRole('menuitem', { name: 'Help' }).hover();
  await desk.page.getByRole('menuitem', { name: 'Add the sample stories' }).click();
  await expect(desk.stories.getByRole('option')).toHaveCount(2);
  await expect(desk.canvas).toBeVisible();
});

test('taking the samples away can be undone at once, and leaves other stories alone', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Headline');
  await desk.type('Mine');
  await desk.saved();
  await desk.button('Remove samples', desk.queue).click();
  await expect(desk.stories.getByRole('option')).toHaveCount(1);
  await expect(desk.field('Headline')).toHaveText('Mine');
  await desk.button('Undo', desk.page.getByRole('region', { name: 'Messages' })).click();
  await expect(desk.stories.getByRole('option')).toHaveCount(3);
});
