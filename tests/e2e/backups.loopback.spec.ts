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
