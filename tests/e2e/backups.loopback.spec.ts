import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './desk.ts';

test('a backup is made, and a story is brought back from it as it was', async ({ desk }) => {
  await desk.startStory('As it was');
  await desk.saved();
  await desk.command('Backups…');
  const dialog = desk.dialog('Backups');
  await expect(dialog).toContainText('No backup yet');
  await desk.button('Make a backup now', dialog).click();
  await expect(dialog.getByRole('listbox', { name: 'Backups' }).getByRole('option')).toHaveCount(1);
  await expect(dialog).toContainText('Nothing differs from the library now. 1 story is the same.');
  await desk.press('Escape');

  await desk.enter('Headline');
  await desk.type(', and is no more');
  await desk.saved();
  await desk.command('Backups…');
  await expect(dialog).toContainText('1 story differs from the library now.');
  await dialog.getByRole('checkbox', { name: /^As it was, and is no more|^As it was/ }).check();
  await desk.button('Bring back 1 story', dialog).click();
  await expect(desk.toast(/1 story is back as at/)).toBeVisible();
  await expect(dialog).toContainText('Nothing differs from the library now. 1 story is the same.');
  await desk.press('Escape');
  await expect(desk.field('Headline')).toHaveText('As it was');
  const versions = await desk.inspect('Versions');
  await expect(versions.getByRole('button', { name: 'As it was, and is no more' })).toBeVisible();
});

test('a second place is chosen by its path, refused when it is none, and given up again', async ({
  desk,
  folder,
}) => {
  const stick = join(folder, 'stick');
  mkdirSync(stick);
  await desk.startStory('Kept twice');
  await desk.command('Backups…');
  const dialog = desk.dialog('Backups');
  await desk.button('Choose a second place…', dialog).click();
  const path = dialog.getByRole('textbox', { name: 'A folder on a stick, another disk or a share' });
  await expect(path).toBeFocused();
  await desk.type(join(folder, 'nowhere'));
  await desk.press('Enter');
  await expect(dialog).toContainText('There is no such folder.');
  await path.fill(stick);
  await desk.button('Keep copies there', dialog).click();
  await expect(dialog).toContainText(`A copy of each, and of all pictures, sounds and films, in ${stick}`);
  await expect(dialog.getByRole('listbox', { name: 'Backups' }).getByRole('option')).toHaveCount(1);
  expect(readdirSync(join(stick, 'stet-backups'), { recursive: true }).join()).toMatch(/stet-.*\.sqlite$/);
  await desk.button('Change the second place…', dialog).click();
  await path.fill('');
  await desk.button('Keep no copies', dialog).click();
  await expect(desk.button('Choose a second place…', dialog)).toBeVisible();
});
