import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, expect, test } from './desk.ts';
import { storyJson } from './storyJson.ts';

async function stories(desk: Desk, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await desk.api.call('stories.create', {
      document: storyJson(`Story number ${number}`, 'A short text.'),
      meta: { slug: `story-${number}` },
    });
  }
  // The queue hears of each a moment later.
  await expect(desk.queue).toContainText(count === 1 ? '1 story' : `${count} stories`);
}

/** Picks every story in the list and asks to export them. */
async function exportPicked(desk: Desk): Promise<void> {
  await desk.stories.getByRole('option').first().click();
  await desk.stories.press('Control+a');
  await desk.button('Actions', desk.queue).click();
  await desk.page.getByRole('menuitem', { name: /^Export/ }).click();
}

test('by keyboard alone: findings first, Enter exports, the file is shown, the folder is remembered', async ({
  desk,
}) => {
  await stories(desk, 1);
  await desk.openStory('Story number 1');
  await desk.press('Control+Shift+x');
  const dialog = desk.dialog('Export story');
  await expect(
    dialog.getByRole('region', { name: 'Findings' }).getByText('There is no summary.'),
  ).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Folder' })).toBeFocused();
  const out = join(desk.folder, 'out');
  await desk.press('Control+a');
  await desk.type(out);
  await desk.press('Enter');
  const done = desk.dialog('Exported');
  await expect(done).toContainText(join(out, 'story-1.html'));
  await expect(desk.button('Done', done)).toBeFocused();
  expect(existsSync(join(out, 'story-1.html'))).toBe(true);
  await desk.press('Enter');
  await expect(done).toBeHidden();

  await desk.page.reload();
  await expect(desk.field('Headline')).toHaveText('Story number 1');
  await desk.press('Control+Shift+x');
  await expect(dialog.getByRole('textbox', { name: 'Folder' })).toHaveValue(out);
});

test('a finding in the dialog leads to its place', async ({ desk }) => {
  await stories(desk, 1);
  await desk.openStory('Story number 1');
  await desk.press('Control+Shift+x');
  const dialog = desk.dialog('Export story');
  await dialog.getByRole('button', { name: /^Show: There is no summary/ }).click();
  await expect(dialog).toBeHidden();
  await desk.type('Written there.');
  await expect(desk.field('Summary')).toContainText('Written there.');
});

test('many stories: whose findings they are, how far it is, and stopping leaves whole files only', async ({
  desk,
}) => {
  // A browser to print with is started for it, beside those of the tests.
  test.slow();
  const count = 24;
  await stories(desk, count);
  await exportPicked(desk);
  const dialog = desk.dialog(`Export ${count} stories`);
  await expect(dialog).toContainText(new RegExp(`findings in ${count} stories`));
  await expect(dialog.getByRole('region', { name: 'Findings' })).toContainText('Story number 24: ');
  await dialog.getByRole('radio', { name: 'PDF' }).check();
  const out = join(desk.folder, 'out');
  mkdirSync(out);
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(out);
  await desk.button('Export', dialog).click();
  // Some are out already, and not all.
  await expect(
    dialog.getByRole('status').filter({ hasText: new RegExp(`[1-9]\\d* of ${count}`) }),
  ).toBeVisible({ timeout: 60_000 });
  await desk.button('Stop', dialog).click();
  const done = desk.dialog(new RegExp(`^Exported \\d+ of ${count}$`));
  await expect(done).toBeVisible({ timeout: 60_000 });
  const written = readdirSync(out);
  expect(written.every((name) => name.endsWith('.pdf'))).toBe(true);
  await expect(done).toHaveAccessibleName(`Exported ${written.length} of ${count}`);
  await expect(done).toContainText(`Stopped. ${count - written.length} stories were not exported.`);
});
