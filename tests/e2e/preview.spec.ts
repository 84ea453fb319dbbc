import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from '@playwright/test';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { storyJson } from './storyJson.ts';

const frame = (desk: DeskPage, title: string): FrameLocator => desk.page.getByTitle(title).contentFrame();
const preview = (desk: DeskPage) => desk.page.getByRole('region', { name: 'Preview' }).first();

async function openPreview(desk: DeskPage, ...paragraphs: readonly string[]): Promise<void> {
  await desk.api.call('stories.create', { document: storyJson('Shown as written', ...paragraphs), meta: {} });
  await desk.openStory('Shown as written');
  await desk.button('Preview').click();
  await expect(frame(desk, 'Story at 320 pixels').getByRole('heading', { level: 1 })).toHaveText(
    'Shown as written',
  );
}

test('the preview follows every key, at each of the four widths', async ({ desk }) => {
  await openPreview(desk, 'Some text.');
  await desk.enter('Headline');
  await desk.type(' and read');
  await expect(frame(desk, 'Story at 320 pixels').getByRole('heading', { level: 1 })).toHaveText(
    'Shown as written and read',
  );
  for (const [size, width] of [
    ['SM', 640],
    ['MD', 1024],
    ['LG', 1440],
    ['XS', 320],
  ] as const) {
    await preview(desk)
      .getByRole('radio', { name: `${size}, ${width} pixels` })
      .check({ force: true });
    const shown = frame(desk, `Story at ${width} pixels`);
    await expect(shown.getByText('Some text.')).toBeVisible();
    expect(await shown.locator('html').evaluate(() => window.innerWidth)).toBe(width);
    expect(await shown.locator('html').evaluate((one) => one.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('facts readers see are in the preview at once', async ({ desk }) => {
  await openPreview(desk, 'Some text.');
  const facts = await desk.inspect('Facts');
  await facts.getByRole('textbox', { name: 'Place' }).fill('Kyiv');
  await expect(frame(desk, 'Story at 320 pixels').getByText('Kyiv')).toBeVisible();
  await facts.getByRole('combobox', { name: 'Language of the story' }).selectOption('fa');
  await expect(frame(desk, 'Story at 320 pixels').locator('html')).toHaveAttribute('dir', 'rtl');
});

test('a press on the preview puts the caret there', async ({ desk }) => {
  await openPreview(desk, 'Alpha one.', 'Beta two.', 'Gamma three.');
  await frame(desk, 'Story at 320 pixels')
    .getByText('Beta two.')
    .click({ position: { x: 2, y: 8 } });
  await expect(desk.canvas).toBeFocused();
  await desk.press('Home');
  await desk.type('Here: ');
  await expect(desk.canvas.getByText('Here: Beta two.')).toBeVisible();
});

test('the preview scrolls to where the caret is', async ({ desk }) => {
  await openPreview(desk, ...Array.from({ length: 60 }, (_, index) => `Paragraph ${index + 1}.`));
  await expect(frame(desk, 'Story at 320 pixels').getByText('Paragraph 55.')).not.toBeInViewport();
  await desk.enterText('Paragraph 55.');
  await expect(frame(desk, 'Story at 320 pixels').getByText('Paragraph 55.')).toBeInViewport();
});

test('the wall shows four widths side by side, in a theme of choice', async ({ desk }) => {
  await openPreview(desk, 'Some text.');
  await desk.button('All four widths').click();
  const wall = desk.dialog('Four widths');
  for (const width of [320, 640, 1024, 1440]) {
    const shown = wall.getByTitle(`Story at ${width} pixels`).contentFrame();
    await expect(shown.getByText('Some text.')).toBeVisible();
    expect(await shown.locator('html').evaluate(() => window.innerWidth)).toBe(width);
  }
  await wall.getByRole('combobox', { name: 'Theme' }).selectOption('Plain');
  await expect(wall.getByTitle('Story at 640 pixels').contentFrame().locator('body')).toHaveClass(
    /theme-plain/,
  );
  await desk.press('Escape');
  await expect(wall).toBeHidden();
});

test('frames run no script and load nothing that lies elsewhere', async ({ desk }) => {
  const remote = 'https://pictures.example/large.jpg';
  const { content = [] } = storyJson('Shown as written', 'Some text.');
  const figure = {
    type: 'figure',
    attrs: { source: remote },
    content: [
      { type: 'caption' },
      { type: 'credit' },
      { type: 'altText', content: [{ type: 'text', text: 'Far away' }] },
    ],
  };
  const film = {
    type: 'video',
    attrs: {
      source: 'https://films.example/film.mp4',
      poster: remote,
      embedUrl: 'https://films.example/watch',
    },
    content: [{ type: 'mediaTitle' }, { type: 'caption' }, { type: 'credit' }, { type: 'unavailable' }],
  };
  const document = {
    type: 'doc',
    content: content.map((node) => (node.type === 'body' ? { ...node, content: [figure, film] } : node)),
  };
  await desk.api.call('stories.create', { document, meta: {} });
  await desk.openStory('Shown as written');
  await desk.button('Preview').click();
  const shown = frame(desk, 'Story at 320 pixels');
  await expect(shown.getByText('Far away')).toBeVisible();
  await expect(desk.page.getByTitle('Story at 320 pixels')).toHaveAttribute('sandbox', 'allow-same-origin');
  // The fixture fails the test when a request leaves the machine; here is what the page was told to load.
  expect(await shown.locator('[src], [poster]').count()).toBe(0);
});

test('paper shows the story on A4, and a PDF of it can be exported', async ({ desk }) => {
  await openPreview(desk, 'Some text.');
  await desk.button('Print preview').click();
  await expect(frame(desk, 'Story on paper').getByText('Some text.')).toBeVisible();
  await expect(preview(desk)).toContainText('A4 · about 1 page');

  await desk.press('Control+Shift+x');
  const dialog = desk.dialog('Export story');
  await dialog.getByRole('radio', { name: 'PDF' }).check();
  const folder = join(desk.folder, 'out');
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await desk.button('Export', dialog).click();
  await expect(desk.dialog('Exported')).toBeVisible({ timeout: 30_000 });
  const [name = ''] = readdirSync(folder);
  expect(readFileSync(join(folder, name)).subarray(0, 5).toString()).toBe('%PDF-');
});
