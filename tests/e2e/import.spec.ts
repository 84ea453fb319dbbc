import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type Desk, expect, test } from './desk.ts';
import { startDeskHost, temporaryFolder } from './deskHost.ts';

/** A story with pictures, sound and film, exported as a folder by another desk. */
let from: ReturnType<typeof temporaryFolder>;
let story: string;

test.beforeAll(async () => {
  from = temporaryFolder();
  const host = await startDeskHost(join(from.path, 'data'), { samples: true });
  const { rows } = await host.api.call('stories.list', { slug: 'customs-house-reading-room' });
  const { outcomes } = await host.api.call('exports.write', {
    ids: rows.map(({ id }) => id),
    format: 'json',
    folder: join(from.path, 'out'),
    asFolder: true,
  });
  story = outcomes[0]?.files[0] ?? '';
  await host.stop();
});
test.afterAll(() => from.remove());

const folder = () => dirname(story);
const media = () => readdirSync(join(folder(), 'media')).map((name) => join(folder(), 'media', name));
const headline = /reading room/;

async function openImport(desk: Desk): Promise<Locator> {
  await desk.press('Control+o');
  return desk.dialog('Import');
}

/** Every picture of the page is there; the lead has one at least. */
async function expectPictures(desk: Desk): Promise<void> {
  const pictures = desk.canvas.locator('img');
  await expect(pictures.first()).toBeAttached();
  await expect
    .poll(() =>
      pictures.evaluateAll(
        (all) => all.filter((one) => !(one instanceof HTMLImageElement && one.naturalWidth > 0)).length,
      ),
    )
    .toBe(0);
}

/** As the browser itself reports a drop of files and folders from the file manager. */
async function dropPaths(page: Page, onto: Locator, paths: readonly string[]): Promise<void> {
  const box = await onto.boundingBox();
  if (box === null) throw new Error('There is nothing to drop on.');
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}

test('a folder export that is dropped on the queue brings its pictures, sound and film', async ({ desk }) => {
  await dropPaths(desk.page, desk.queue, [folder()]);
  const dialog = desk.dialog('Import');
  await expect(dialog.getByText(headline)).toBeVisible();
  await expect(dialog).not.toContainText('missing');
  await desk.button('Open', dialog).last().click();
  await expect(desk.field('Headline')).toHaveText(headline);
  await expectPictures(desk);
});

test('a folder export can be chosen by keyboard, as a folder or file by file', async ({ desk }) => {
  // A key is quicker than Playwright's wait for a chooser takes hold, unless somebody listens already.
  desk.page.on('filechooser', () => {});
  const dialog = await openImport(desk);
  await expect(desk.button('Choose files…', dialog)).toBeFocused();
  await desk.chooseFile(() => desk.press('Enter'), story, ...media());
  await expect(dialog.getByText(headline)).toHaveCount(1);
  await desk.chooseFile(() => desk.press('Tab', 'Enter'), folder());
  await expect(dialog.getByText(headline)).toHaveCount(2);
  await expect(dialog).not.toContainText('missing');
});

test('media that are missing are named one by one, and take their place when they are dropped later', async ({
  desk,
}) => {
  const dialog = await openImport(desk);
  await desk.chooseFile(() => desk.button('Choose files…', dialog).click(), story);
  await expect(dialog).toContainText(`${media().length} media files are missing. The text is whole.`);
  for (const path of media()) await expect(dialog).toContainText(path.slice(folder().length + 1));
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.button('Copy what was left out', dialog).click();
  const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toHaveLength(1 + media().length);
  expect(copied).toMatch(/^story\.json\n- The \w+.* “.+” is missing: media\//);

  await dropPaths(desk.page, dialog.getByText('Drop more here'), media());
  await expect(dialog).not.toContainText('missing');
  await desk.button('Open', dialog).last().click();
  await expect(desk.field('Headline')).toHaveText(headline);
  await expectPictures(desk);
});

test('a bad picture is named, and the story and the other files come in', async ({ desk }) => {
  const copy = join(desk.folder, 'copy');
  mkdirSync(join(copy, 'media'), { recursive: true });
  writeFileSync(join(copy, 'story.json'), readFileSync(story));
  for (const path of media()) writeFileSync(join(copy, 'media', basename(path)), readFileSync(path));
  const [bad = ''] = readdirSync(join(copy, 'media')).filter((name) => name.endsWith('.jpg'));
  writeFileSync(join(copy, 'media', bad), 'not a picture any more');
  writeFileSync(join(copy, 'wall.md'), '# The wall holds\n\nThe water rose.\n');
  await dropPaths(desk.page, desk.queue, [copy]);
  const dialog = desk.dialog('Import');
  await expect(dialog.getByText('The wall holds')).toBeVisible();
  await expect(dialog).toContainText('A media file is missing.');
  await expect(dialog).toContainText(`media/${bad} could not be taken. This is no file Stet can show.`);
  rmSync(copy, { recursive: true });
});

test('undo takes away what was imported and nothing else', async ({ desk }) => {
  await desk.newStory();
  await desk.type('My own story');
  await desk.saved();
  const files = ['one', 'two'].map((name) => {
    const path = join(desk.folder, `${name}.md`);
    writeFileSync(path, `# Story ${name}\n\nText.\n`);
    return path;
  });
  await dropPaths(desk.page, desk.queue, files);
  const dialog = desk.dialog('Import');
  await expect(dialog.getByText('Story two')).toBeVisible();
  await desk.button('Undo import', dialog).click();
  await expect(desk.toast('2 stories are in the trash.')).toBeVisible();
  await expect(desk.row('Story two')).toBeHidden();
  await expect(desk.row('My own story')).toBeVisible();

  await dropPaths(desk.page, desk.queue, files.slice(0, 1));
  await expect(dialog.getByText('Story one')).toBeVisible();
  await desk.press('Escape');
  const said = desk.page
    .getByRole('region', { name: 'Messages' })
    .getByRole('dialog', { name: '1 story imported.' });
  await desk.button('Undo', said).click();
  await expect(desk.row('Story one')).toBeHidden();
  await expect(desk.row('My own story')).toBeVisible();
});
