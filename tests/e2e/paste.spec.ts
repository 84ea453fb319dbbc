import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { readHtml } from '../../shared/document/readHtml.ts';
import { expect, test } from './desk.ts';
import { pasteInto } from './pasteInto.ts';
import { sampleMedia } from './sampleMedia.ts';
import { findNode, findNodes, textOf } from './storyText.ts';

const root = join(projectRoot, 'tests', 'fixtures', 'paste');
const sources = readdirSync(root);
const letters = (text: string): string => text.replaceAll(/\s/g, '');

for (const source of sources) {
  test(`what is pasted from ${source} keeps its text and its shape`, async ({ desk }) => {
    // A single cell that was copied is its text, see tables.spec.ts.
    await desk.newStory();
    await desk.enter('Body');
    const names = readdirSync(join(root, source)).filter((one) => /(?<!one-cell)\.html$/.test(one));
    for (const name of names) {
      const html = readFileSync(join(root, source, name), 'utf8');
      const { content } = readHtml(html, { fragment: true, language: 'en' });
      await pasteInto(desk.canvas, { 'text/html': html, 'text/plain': 'never this' });
      const body = findNode(await desk.readDocument(), 'body');
      expect(letters(textOf(body)), name).toBe(letters(content.map(textOf).join('')));
      const kinds = (body?.content ?? []).map(({ type }) => type).filter((type) => type !== 'paragraph');
      expect(kinds, name).toEqual(
        content.map(({ type }) => type).filter((type) => type !== 'paragraph' && type !== 'text'),
      );
      await desk.press('Control+z');
      expect(letters(textOf(findNode(await desk.readDocument(), 'body'))), `${name} undone at once`).toBe('');
    }
  });
}

test('plain paste takes the words alone', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.canvas.dispatchEvent('keydown', { key: 'V', code: 'KeyV', ctrlKey: true, shiftKey: true });
  await pasteInto(desk.canvas, { 'text/html': '<h2>Bold <b>words</b></h2>', 'text/plain': 'Bold words' });
  const body = findNode(await desk.readDocument(), 'body');
  expect(body?.content?.map(({ type, content }) => [type, content?.[0]?.marks])).toEqual([
    ['paragraph', undefined],
  ]);
});

test('copy and paste inside the desk loses nothing', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.insert('Notice');
  await desk.type('Kept as it is');
  await (await desk.inspect('Block')).getByRole('combobox', { name: 'Kind' }).selectOption('Disclosure');
  await desk.enterText('Kept as it is');
  await desk.press('Control+Enter');
  await desk.type('x');
  await desk.enterText('Kept as it is');
  await desk.canvas.getByText('Kept as it is').hover();
  await desk.button('Move notice').click();
  await desk.press('Control+c', 'ArrowRight', 'End', 'Control+v');
  const notices = findNodes(await desk.readDocument(), 'notice');
  expect(notices).toHaveLength(2);
  expect(notices[1]).toEqual(notices[0]);
});

test('a picture is pasted and dropped into the text, and asks for its alt text', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('Before');
  const jpeg = {
    name: 'bridge.jpg',
    type: 'image/jpeg',
    base64: readFileSync(sampleMedia('jpg')).toString('base64'),
  };
  await pasteInto(desk.canvas, {}, [jpeg]);
  await expect(desk.field('Picture').locator('img')).toHaveCount(1);
  const png = {
    name: 'tide.png',
    type: 'image/png',
    base64: readFileSync(sampleMedia('png')).toString('base64'),
  };
  await pasteInto(desk.field('Lead picture'), {}, [png], 'drop');
  await expect(desk.field('Lead picture').locator('img')).toHaveCount(1);
  const document = await desk.readDocument();
  const figures = findNodes(document, 'figure');
  expect(figures.map(({ attrs }) => String(attrs?.['source']).slice(-4))).toEqual(['.png', '.jpg']);
  for (const { attrs } of figures) expect(Number(attrs?.['width'])).toBeGreaterThan(100);
  await expect(await desk.inspect('Findings')).toContainText('The picture has no alt text.');
});

test('a file that only says it is a picture is refused in plain words', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  const fake = {
    name: 'fake.png',
    type: 'image/png',
    base64: Buffer.from('<svg onload=alert(1)>').toString('base64'),
  };
  await pasteInto(desk.canvas, {}, [fake]);
  await expect(desk.page.getByRole('region', { name: 'Messages' })).toContainText('no sound SVG');
  expect(findNodes(await desk.readDocument(), 'figure')).toEqual([]);
});
