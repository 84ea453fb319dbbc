import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { expect, openDesk, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { shelvedTexts } from './shelvedTexts.ts';
import { fieldText } from './storyText.ts';

const passphrase = 'four words nobody guesses';

async function encrypt(desk: DeskPage): Promise<void> {
  await desk.command('Passphrase of the library…');
  const dialog = desk.dialog('Encrypt the library');
  await dialog.getByLabel('New passphrase').fill(passphrase);
  await dialog.getByLabel('Once more').fill('another thing');
  await desk.press('Enter');
  await expect(dialog).toContainText('not typed the same twice');
  await dialog.getByLabel('Once more').fill(passphrase);
  await desk.press('Enter');
  await expect(desk.toast(/The library is encrypted/)).toBeVisible();
}

const locked = (page: Page) => page.getByRole('heading', { name: 'Stet is locked' });

async function unlock(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(typed);
  await page.keyboard.press('Enter');
}

test('a library is encrypted, locked in every window, and opened with its passphrase where the writer was', async ({
  desk,
  host,
  context,
}) => {
  await desk.startStory('Nobody reads this');
  await desk.press('Control+,');
  expect(await seriousFindings(desk.page)).toEqual([]);
  await desk.press('Escape');
  await expect(desk.dialog('Settings')).toBeHidden();
  await desk.command('Passphrase of the library…');
  const dialog = desk.dialog('Encrypt the library');
  await dialog.getByLabel('New passphrase').fill(passphrase);
  await dialog.getByLabel('Once more').fill(passphrase);
  await desk.press('Enter');
  await expect(dialog.getByRole('progressbar', { name: 'Encrypting' })).toBeVisible();
  await desk.button('Cancel', dialog).click();
  await expect(dialog).toContainText('Cancelled. The library is as it was.');
  expect(await seriousFindings(desk.page)).toEqual([]);
  await desk.press('Escape');
  await expect(dialog).toBeHidden();
  await encrypt(desk);
  await desk.enter('Headline');
  await desk.type(', said the writer');
  await desk.saved();
  expect(await desk.page.title()).toBe('Stet');
  const other = await openDesk(await context.newPage(), host);

  await desk.command('Lock the library');
  for (const { page } of [desk, other]) {
    await expect(locked(page)).toBeVisible();
    expect(await page.content()).not.toContain('Nobody reads this');
  }
  expect(await seriousFindings(desk.page)).toEqual([]);
  await expect(desk.page.getByLabel('Passphrase')).toBeFocused();
  await unlock(desk.page, 'something else');
  await expect(desk.page.getByText('That is not the passphrase of this library.')).toBeVisible();
  await unlock(desk.page, passphrase);
  for (const { page } of [desk, other]) await expect(locked(page)).toBeHidden();
  await expect(desk.field('Headline')).toHaveText('Nobody reads this, said the writer');
  await other.page.close();
  expect(other.watch.problems).toEqual([]);
});

test('words that could not be saved before the library was locked wait behind the lock, unreadable', async ({
  desk,
  host,
}) => {
  desk.watch.allow(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket/);
  await desk.startStory('Before. ');
  await encrypt(desk);
  await desk.enter('Headline');
  await desk.press('End');
  await host.kill();
  await desk.type('Typed while Stet was gone.');
  await expect.poll(() => shelvedTexts(desk.page)).toContain('"sealed"');
  expect(await shelvedTexts(desk.page)).not.toContain('Typed while');

  await host.start();
  await expect(locked(desk.page)).toBeVisible();
  await expect(desk.page.getByText('is saved as soon as it is open')).toBeVisible();
  await expect(desk.field('Headline')).toBeHidden();
  await unlock(desk.page, passphrase);
  await expect(locked(desk.page)).toBeHidden();
  await desk.saved();
  expect(fieldText(await desk.readDocument(), 'headline')).toContain('Typed while Stet was gone.');
});

test('the passphrase is changed and given up in the settings', async ({ desk }) => {
  await desk.startStory('In the clear again');
  await encrypt(desk);
  await desk.press('Control+,');
  const settings = desk.dialog('Settings');
  await settings.getByLabel('Lock when nobody is there').selectOption('After 5 minutes');
  await desk.button('Change or remove the passphrase…', settings).click();
  const dialog = desk.dialog('Passphrase of the library');
  expect(await seriousFindings(desk.page)).toEqual([]);
  await dialog.getByLabel('Passphrase now').fill('not this');
  await desk.button('Decrypt the library', dialog).click();
  await expect(dialog).toContainText('That is not the passphrase of this library.');
  await dialog.getByLabel('Passphrase now').fill(passphrase);
  await desk.button('Decrypt the library', dialog).click();
  await expect(desk.toast('The library is not encrypted any more.')).toBeVisible();
  await expect(desk.page).toHaveTitle('In the clear again · Stet');
  await desk.press('Control+,');
  await expect(desk.button('Encrypt the library…', settings)).toBeVisible();
});

test('a backup of a library that was lost opens with the passphrase it had', async ({ desk, host }) => {
  desk.watch.allow(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket/);
  await desk.startStory('Kept elsewhere');
  await encrypt(desk);
  await desk.saved();
  await host.api.call('backups.make', {});
  await host.kill();
  rmSync(host.data, { recursive: true });
  await host.start();
  await desk.page.reload();
  await desk.command('Backups…');
  const backups = desk.dialog('Backups');
  const field = backups.getByLabel('Passphrase of the backup');
  await field.fill('something else');
  await desk.press('Enter');
  await expect(backups).toContainText('That is not the passphrase of this backup.');
  expect(await seriousFindings(desk.page)).toEqual([]);
  await expect(field).toBeFocused();
  await desk.type(passphrase);
  await desk.press('Enter');
  await backups.getByLabel('Kept elsewhere').check();
  await desk.button('Bring back 1 story', backups).click();
  await expect(desk.toast(/1 story is back/)).toBeVisible();
});
