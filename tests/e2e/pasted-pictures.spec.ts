import { readFileSync } from 'node:fs';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { pasteInto } from './pasteInto.ts';
import { sampleMedia } from './sampleMedia.ts';
import { findNode, findNodes, textOf } from './storyText.ts';

const address = (kind: 'jpg' | 'png'): string =>
  `data:image/${kind === 'jpg' ? 'jpeg' : 'png'};base64,${readFileSync(sampleMedia(kind)).toString('base64')}`;
const broken = `data:image/png;base64,${Buffer.from('This says it is a picture.').toString('base64')}`;
const page = (first: string, second: string): string =>
  `<p>Before the flood.</p><figure><img src="${first}" alt="A bridge"><figcaption>The old bridge</figcaption></figure>` +
  `<p>Between.</p><p><img src="${second}" alt="The tide"></p><p>After it.</p>`;
const text = ['Before the flood.', 'The old bridgeA bridge', 'Between.', 'The tide', 'After it.'];

/** Holds pictures back on their way to the media folder until it is called. */
async function holdPictures(desk: DeskPage): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await desk.page.route('**/call/media.add', async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}

const sources = (document: Parameters<typeof findNodes>[0]) =>
  findNodes(document, 'figure').map(({ attrs }) => String(attrs?.['source']).replace(/[0-9a-f]{64}/, '…'));

test.describe('text with pictures in it', () => {
  test.beforeEach(async ({ desk }, info) => {
    test.skip(info.project.name === 'electron', 'Calls of that window cannot be held back from here.');
    await desk.newStory();
    await desk.enter('Body');
  });

  test('the text is there and saved at once; the pictures follow into their places', async ({ desk }) => {
    const release = await holdPictures(desk);
    await pasteInto(desk.canvas, { 'text/html': page(address('jpg'), address('png')) });
    await expect(desk.field('Picture')).toHaveCount(2);
    await expect(desk.field('Picture').first()).toHaveAttribute('aria-busy', 'true');
    const early = await desk.readDocument();
    expect(findNode(early, 'body')?.content?.map(textOf)).toEqual(text);
    expect(sources(early)).toEqual(['null', 'null']);

    // One writes on meanwhile, and the pictures still find their frames.
    await desk.canvas.getByText('Between.').click();
    await desk.press('Home');
    await desk.type('In ');
    release();
    await expect(desk.field('Picture').locator('img')).toHaveCount(2);
    await expect(desk.canvas.locator('[aria-busy]')).toHaveCount(0);
    await desk.type('deed: ');
    const late = await desk.readDocument();
    expect(sources(late)).toEqual(['media:….jpg', 'media:….png']);
    expect(findNode(late, 'body')?.content?.map(textOf)[2]).toBe('In deed: Between.');
  });

  test('undo takes text and pictures back in one step, and redo brings both', async ({ desk }) => {
    await desk.type('Mine. ');
    await pasteInto(desk.canvas, { 'text/html': page(address('jpg'), address('png')) });
    await expect(desk.field('Picture').locator('img')).toHaveCount(2);
    await desk.press('Control+z');
    await expect(desk.field('Picture')).toHaveCount(0);
    await expect(desk.field('Body')).toHaveText('Mine. ');
    await desk.press('Control+Shift+z');
    await expect(desk.field('Picture').locator('img')).toHaveCount(2);
    expect(sources(await desk.readDocument())).toEqual(['media:….jpg', 'media:….png']);
  });

  test('undone while the pictures are on their way, nothing comes after', async ({ desk }) => {
    const release = await holdPictures(desk);
    await pasteInto(desk.canvas, { 'text/html': page(address('jpg'), address('png')) });
    await desk.press('Control+z');
    await expect(desk.field('Picture')).toHaveCount(0);
    const done = desk.page.waitForResponse('**/call/media.add');
    release();
    await done;
    await desk.type('Mine');
    expect(textOf(findNode(await desk.readDocument(), 'body'))).toBe('Mine');
  });

  test('a picture that cannot be added is named, and its words stay', async ({ desk }) => {
    await pasteInto(desk.canvas, { 'text/html': page(address('jpg'), broken) });
    await expect(desk.toast(/Picture 2 of 2/)).toContainText('the place is kept');
    const document = await desk.readDocument();
    expect(sources(document)).toEqual(['media:….jpg', 'null']);
    expect(findNode(document, 'body')?.content?.map(textOf)).toEqual(text);
  });
});

test('two pictures pasted together stand in their order, also in an empty body', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  const files = (['jpg', 'png'] as const).map((kind) => ({
    name: `one.${kind}`,
    type: kind === 'jpg' ? 'image/jpeg' : 'image/png',
    base64: readFileSync(sampleMedia(kind)).toString('base64'),
  }));
  await pasteInto(desk.canvas, {}, files);
  await expect(desk.field('Picture').locator('img')).toHaveCount(2);
  expect(sources(await desk.readDocument())).toEqual(['media:….jpg', 'media:….png']);
});
