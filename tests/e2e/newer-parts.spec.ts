import type { Locator } from '@playwright/test';
import type { NodeJson } from '../../shared/document/json.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { pasteInto } from './pasteInto.ts';
import { paragraph, storyJson } from './storyJson.ts';
import { findNode, findNodes, textOf } from './storyText.ts';

const hologram: NodeJson = { type: 'hologram', attrs: { depth: 3, hue: { of: 'night' } } };
const footnote: NodeJson = { type: 'footnoteMark', attrs: { note: 7 } };
const glowing: NodeJson = { type: 'text', marks: [{ type: 'glow', attrs: { hue: 40 } }], text: 'glowing' };
const aligned: NodeJson = {
  type: 'paragraph',
  attrs: { align: 'centre' },
  content: [{ type: 'text', text: 'See ' }, footnote, { type: 'text', text: ', ' }, glowing],
};

const story = (headline: string, ...blocks: readonly NodeJson[]): NodeJson => {
  const whole = storyJson(headline);
  return {
    ...whole,
    content: (whole.content ?? []).map((field) =>
      field.type === 'body' ? { ...field, content: blocks } : field,
    ),
  };
};

async function bodyOf(desk: DeskPage): Promise<readonly NodeJson[]> {
  return findNode(await desk.readDocument(), 'body')?.content ?? [];
}

/** What a drag that begins on an element carries, by type. */
function dragged(handle: Locator): Promise<Readonly<Record<string, string>>> {
  return handle.evaluate((element) => {
    const data = new DataTransfer();
    element.dispatchEvent(
      new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: data }),
    );
    element.dispatchEvent(new DragEvent('dragend', { bubbles: true, dataTransfer: data }));
    return Object.fromEntries([...data.types].map((type) => [type, data.getData(type)]));
  });
}

const unknown = 'A part made with a newer Stet (hologram)';

test.beforeEach(async ({ desk }) => {
  await desk.api.call('stories.create', {
    document: story('Newer', paragraph('Above'), hologram, aligned),
    meta: {},
  });
  await desk.api.call('stories.create', { document: story('Other', paragraph('Elsewhere')), meta: {} });
  await desk.openStory('Newer');
});

test('parts of a newer Stet are cut from one story and pasted whole into another', async ({ desk }) => {
  await desk.enterText('Above');
  await desk.press('Home', 'Control+a', 'Control+a', 'Control+x');
  expect(textOf(findNode(await desk.readDocument(), 'body'))).toBe('');
  // The list has put the story that was just saved first: no row moves under the pointer any more.
  await expect(desk.stories.getByRole('option').first()).toContainText('No headline yet');
  await desk.openStory('Other');
  await desk.enterText('Elsewhere');
  await desk.press('End', 'Enter', 'Control+v');
  const pasted = await bodyOf(desk);
  expect(pasted).toContainEqual(hologram);
  expect(findNodes({ type: 'body', content: pasted }, 'footnoteMark')).toEqual([footnote]);
  expect(pasted).toContainEqual(aligned);
  await desk.press('Control+z');
  expect((await bodyOf(desk)).map(textOf)).toEqual(['Elsewhere', '']);
});

test('one part alone is cut and pasted, and undo brings it back', async ({ desk }) => {
  await desk.canvas.getByText(unknown).click();
  await desk.press('Control+x');
  expect(await bodyOf(desk)).not.toContainEqual(hologram);
  await desk.press('Control+z');
  expect(await bodyOf(desk)).toContainEqual(hologram);
  await desk.canvas.getByText(unknown).click();
  await desk.press('Control+c');
  await desk.openStory('Other');
  await desk.enterText('Elsewhere');
  await desk.press('End', 'Control+v');
  expect(await bodyOf(desk)).toContainEqual(hologram);
});

test('a part is dragged to its place in the story, and to another window', async ({ desk }) => {
  await desk.canvas.getByText(unknown).hover();
  const handle = desk.button(/^Move part of a newer Stet/i);
  const carried = await dragged(handle);
  const above = await desk.canvas.getByText('Above').boundingBox();
  if (above === null) throw new Error('The text is not shown.');
  await desk.canvas.getByText(unknown).hover();
  await handle.hover();
  await desk.page.mouse.down();
  await desk.page.mouse.move(above.x + 40, above.y + above.height / 2, { steps: 8 });
  await desk.page.mouse.move(above.x + 40, above.y + 1, { steps: 2 });
  await desk.page.mouse.up();
  await expect
    .poll(async () => (await bodyOf(desk)).map(({ type }) => type))
    .toEqual(['hologram', 'paragraph', 'paragraph']);
  await desk.openStory('Other');
  await pasteInto(desk.canvas.getByText('Elsewhere'), carried, [], 'drop');
  const body = await bodyOf(desk);
  expect(body).toContainEqual(hologram);
  expect(body.map(textOf).join('')).toBe('Elsewhere');
});

test('Backspace and Delete select what only looks empty before they take it', async ({ desk }) => {
  await desk.enterText('See');
  await desk.press('Home', 'Backspace');
  await expect(desk.canvas.locator('.ProseMirror-selectednode')).toContainText(unknown);
  expect(await bodyOf(desk)).toContainEqual(hologram);
  await desk.press('Backspace');
  await expect(desk.canvas.getByText(unknown)).toHaveCount(0);
  expect(await bodyOf(desk)).not.toContainEqual(hologram);
  await desk.press('Control+z');
  await expect(desk.canvas.getByText(unknown)).toHaveCount(1);
  await desk.enterText('Above');
  await desk.press('End', 'Delete');
  await expect(desk.canvas.locator('.ProseMirror-selectednode')).toContainText(unknown);
  await desk.enterText('See');
  await desk.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Delete');
  await expect(desk.canvas.locator('.ProseMirror-selectednode')).toHaveText('footnoteMark');
  expect(findNodes(await desk.readDocument(), 'footnoteMark')).toHaveLength(1);
});

test('typing into a line leaves the parts of a newer Stet in it as they were', async ({ desk }) => {
  await desk.enterText('See');
  await desk.press('End');
  await desk.type(' at "night"');
  const [, , line] = await bodyOf(desk);
  expect(findNodes(line ?? aligned, 'footnoteMark')).toEqual([footnote]);
  expect(line?.attrs).toEqual(aligned.attrs);
});
