import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, openDesk, test } from './desk.ts';
import { announced, runLoopback } from './deskHost.ts';
import type { DeskPage } from './deskPage.ts';
import { shelvedTexts } from './shelvedTexts.ts';
import { fieldText } from './storyText.ts';

/** What Chromium says of a host that is gone. */
const lost = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket/;

const lostBanner = ({ page }: DeskPage) =>
  page.getByRole('alert').filter({ hasText: 'Your text stays in this window' });

test('"Saved" is shown only after the commit', async ({ desk }) => {
  await desk.newStory();
  const letThrough = await holdSaves(desk.page);
  const sent = desk.page.waitForRequest('**/call/stories.save');
  await desk.enter('Headline');
  await desk.type('Held back');
  await sent;
  await expect(desk.status).toContainText('Saving');
  await expect(desk.status).not.toContainText('Saved');
  const { story } = await desk.api.call('stories.read', { id: await desk.storyId() });
  expect(fieldText(story.document, 'headline')).toBe('');
  letThrough();
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('Held back');
});

test('a save that is not answered is said, kept and mended by itself, and nothing waits for ever', async ({
  desk,
}) => {
  await desk.startStory('Before. ');
  const letThrough = await holdSaves(desk.page);
  await desk.type('After.');

  const trouble = desk.page.getByRole('status').filter({ hasText: 'not answered for 5 seconds' });
  await expect(trouble).toBeVisible();
  await expect(desk.status).toContainText('NOT SAVED');
  await expect.poll(() => shelvedTexts(desk.page)).toContain('Before. After.');
  await desk.type(' And on.');
  await expect.poll(() => shelvedTexts(desk.page)).toContain('Before. After. And on.');

  // What needs the text on disk first says so instead of waiting.
  await desk.press('Control+s');
  await expect(desk.toast(/not answered for 5 seconds/)).toBeVisible();
  await desk.command('Export…');
  await expect(desk.dialog(/^Export/).getByText(/not answered for 5 seconds/)).toBeVisible();
  await desk.press('Escape');

  const download = desk.page.waitForEvent('download');
  await desk.button('Save a copy as…', trouble).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('Before. After. And on.');

  letThrough();
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('Before. After. And on.');
  await expect(trouble).toBeHidden();
  await expect.poll(() => shelvedTexts(desk.page)).toBe('[]');
});

test('a story that is left while its save fails is named, comes back with its text, and is saved', async ({
  desk,
}) => {
  await desk.startStory('Other');
  await desk.startStory('Kept');
  const id = await desk.storyId();
  await desk.page.route('**/call/stories.save', (route) =>
    route.fulfill({ json: { ok: false, error: { code: 'storage', message: 'The disk is full.' } } }),
  );
  await desk.type(' words');
  await expect(desk.status).toContainText('NOT SAVED');
  await desk.openStory('Other');

  const banner = desk.page.getByRole('status').filter({ hasText: '“Kept words” is not saved yet' });
  await expect(banner).toBeVisible();
  const download = desk.page.waitForEvent('download');
  await desk.button('Save a copy as…', banner).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('Kept words');

  // Back on the page it has the words the library does not have.
  await desk.button('Open it', banner).click();
  await expect(desk.field('Headline')).toHaveText('Kept words');
  await expect(banner).toBeHidden();

  await desk.openStory('Other');
  await expect(banner).toBeVisible();
  await desk.page.unroute('**/call/stories.save');
  await desk.button('Try again', banner).click();
  await expect(banner).toBeHidden();
  const { story } = await desk.api.call('stories.read', { id });
  expect(fieldText(story.document, 'headline')).toBe('Kept words');
});

test('a reload brings back the text, the caret and the scroll', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Headline');
  await desk.type('Long story');
  await desk.enter('Body');
  for (let number = 1; number <= 40; number += 1) await desk.type(`Paragraph ${number} of many.\n`);
  await desk.enterText('Paragraph 20 of many.');
  await desk.press('End');
  const remembered = desk.page.waitForResponse('**/call/stories.rememberPlace');
  await desk.press('ArrowLeft');
  await desk.saved();
  await remembered;
  const top = () =>
    desk.canvas.getByText('Paragraph 20 of many.').evaluate((one) => one.getBoundingClientRect().top);
  const before = await top();

  await desk.page.reload();
  await expect(desk.canvas.getByText('Paragraph 40 of many.')).toBeAttached();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(40);
  await desk.canvas.focus();
  await desk.type('!');
  await expect(desk.canvas.getByText('Paragraph 20 of many!.')).toBeVisible();
});

test('undo survives a save and a restart of the host', async ({ desk, host }) => {
  desk.watch.allow(lost);
  await desk.startStory('First');
  await desk.enter('Standfirst');
  await desk.type('Second');
  await desk.saved();
  await host.kill();
  await expect(lostBanner(desk)).toBeVisible();
  await host.start();
  await expect(lostBanner(desk)).toBeHidden();
  await desk.press('Control+z');
  await expect(desk.field('Standfirst')).toHaveText('');
  await expect(desk.field('Headline')).toHaveText('First');
  await desk.press('Control+z');
  await expect(desk.field('Headline')).toHaveText('');
  await desk.press('Control+Shift+z');
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('First');
});

test('two windows on one story end in a visible choice, and both texts are kept', async ({
  desk,
  host,
  context,
}) => {
  await desk.startStory('Base');
  const other = await openDesk(await context.newPage(), host);
  await expect(other.field('Headline')).toHaveText('Base');

  // The other window has typed and not yet saved when this one saves.
  const letThrough = await holdSaves(other.page);
  await other.enter('Headline');
  await other.type(' of theirs');
  await desk.page.bringToFront();
  await desk.enter('Headline');
  await desk.type(' of mine');
  await desk.saved();
  await other.page.bringToFront();
  letThrough();

  await expect(other.page.getByRole('alert').filter({ hasText: 'Both texts are safe' })).toBeVisible();
  await expect(other.status).toContainText('NOT SAVED');
  await expect(other.field('Headline')).toHaveText('Base of theirs');
  await other.button('Compare and choose…').click();
  const choice = other.dialog('This story was changed in two places');
  await expect(choice).toContainText('Base of mine');
  await expect(choice).toContainText('Base of theirs');
  await other.button('Keep the text of this window', choice).click();
  await other.saved();
  await expect(desk.field('Headline')).toHaveText('Base of theirs');

  const { versions } = await desk.api.call('versions.list', { id: await desk.storyId() });
  expect(versions.map(({ headline }) => headline)).toContain('Base of mine');
  expect(other.watch.problems).toEqual([]);
});

test('versions are listed, read and restored', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Headline');
  await desk.type('The first wording');
  await desk.press('Control+s');
  await expect(desk.toast('Version saved.')).toBeVisible();
  await desk.enter('Headline');
  await desk.type(' is changed');
  const facts = await desk.inspect('Facts');
  await facts.getByRole('textbox', { name: 'Slug' }).fill('flood');
  await desk.saved();

  const versions = await desk.inspect('Versions');
  await versions.getByRole('button', { name: 'The first wording' }).click();
  const dialog = desk.dialog(/^Version of/);
  await expect(dialog).toContainText('The first wording');
  await expect(dialog).toContainText('1 place differs from the text now');
  await expect(dialog.getByRole('region', { name: 'Facts that differ' })).toContainText(
    'then “none”, now “flood”',
  );
  await desk.button('Restore this version', dialog).click();
  await expect(desk.field('Headline')).toHaveText('The first wording');
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('The first wording');
  // What stood there before is a version too.
  await expect(versions.getByRole('button', { name: 'The first wording is changed' })).toBeVisible();
});

test('a lost connection says so, keeps the text, offers a copy and mends itself', async ({ desk, host }) => {
  desk.watch.allow(lost);
  await desk.startStory('Before. ');
  const facts = await desk.inspect('Facts');
  await facts.getByRole('textbox', { name: 'Notes' }).fill('Ask Anna.');
  await desk.saved();
  await host.kill();
  await desk.enter('Headline');
  await desk.type('After.');
  await expect(desk.status).toContainText('NOT SAVED');
  await expect(
    desk.page.getByRole('alert').filter({ hasText: 'Your text stays in this window' }),
  ).toBeVisible();
  await desk.type(' And on.');
  await expect(desk.field('Headline')).toHaveText('Before. After. And on.');

  const download = desk.page.waitForEvent('download');
  await desk.button('Save a copy as…').first().click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file).toContain('Before. After. And on.');
  // Notes are in no file; whoever keeps this one is told so.
  expect(file).not.toContain('Ask Anna.');
  await expect(desk.toast(/Your notes are not in it/)).toBeVisible();

  await host.start();
  await desk.saved();
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('Before. After. And on.');
  await expect(lostBanner(desk)).toBeHidden();
});

test('a Stet that falls silent without ending is noticed, and so is its coming back', async ({
  desk,
  host,
}) => {
  desk.watch.allow(lost);
  await desk.startStory('Before');
  host.freeze();
  await expect(lostBanner(desk)).toBeVisible({ timeout: 20_000 });
  await desk.type(' and after');
  host.thaw();
  await expect(lostBanner(desk)).toBeHidden({ timeout: 20_000 });
  await desk.saved();
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('Before and after');
});

test('a text that could not be saved before its window closed is offered when the story opens again', async ({
  desk,
  host,
  context,
}) => {
  desk.watch.allow(lost);
  await desk.startStory('Kept');
  await host.kill();
  await desk.type(' in spite of all');
  await expect(desk.status).toContainText('NOT SAVED');
  await expect.poll(() => shelvedTexts(desk.page)).toContain('Kept in spite of all');
  await desk.page.goto('about:blank');
  await host.start();

  const again = await openDesk(await context.newPage(), host);
  await expect(again.field('Headline')).toHaveText('Kept');
  await again.button('Put it on the page').click();
  await expect(again.field('Headline')).toHaveText('Kept in spite of all');
  expect(fieldText(await again.readDocument(), 'headline')).toBe('Kept in spite of all');
});

test('a text kept by the Stet before this one is offered as well', async ({ host, page }) => {
  const api = host.api;
  const { id } = await api.call('stories.create', { meta: { slug: 'old' } });
  const { story } = await api.call('stories.read', { id });
  const document = {
    ...story.document,
    content: (story.document.content ?? []).map((node) =>
      node.type === 'headline'
        ? { ...node, content: [{ type: 'text', text: 'From the first shelf' }] }
        : node,
    ),
  };
  // Any page of the same origin will do to put something on its shelf.
  await page.route('**/shelf', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Shelf</p>' }));
  await page.goto(new URL('/shelf', host.url).href);
  await page.evaluate(
    (text) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('stet', 1);
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore('unsaved', { keyPath: 'id' }).put(JSON.parse(text));
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
    JSON.stringify({ id, baseRevision: 1, document, meta: story.meta, at: 0 }),
  );
  const desk = await openDesk(page, host);
  await desk.row('old').click();
  await desk.button('Put it on the page').click();
  await expect(desk.field('Headline')).toHaveText('From the first shelf');
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('From the first shelf');
  await expect.poll(() => shelvedTexts(page)).toBe('[]');
});

test('a second start on the same folder is told and shows the first', async ({ desk, host }) => {
  await desk.newStory();
  const second = runLoopback(['--data', join(desk.folder, 'data'), '--port', '0'], 'b'.repeat(64));
  expect(await announced(second)).toBe(host.url);
  await expect.poll(() => second.exitCode).toBe(0);
});

/** From now on saves of this window wait on their way; returns how to let them through. */
async function holdSaves(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route('**/call/stories.save', async (route) => {
    await held.promise;
    await route.continue();
  });
  return () => held.resolve();
}
