import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { storyJson } from './storyJson.ts';
import { findNode, findNodes, textOf } from './storyText.ts';

async function bodyTexts(desk: DeskPage): Promise<readonly string[]> {
  return (findNode(await desk.readDocument(), 'body')?.content ?? []).map(textOf);
}

async function openThree(desk: DeskPage): Promise<void> {
  await desk.api.call('stories.create', { document: storyJson('Three', 'Alpha', 'Beta', 'Gamma'), meta: {} });
  await desk.openStory('Three');
}

test('blocks move by keyboard, and the move is said aloud', async ({ desk }) => {
  await openThree(desk);
  await desk.enterText('Alpha');
  await desk.press('Alt+Shift+ArrowDown');
  await expect.poll(() => bodyTexts(desk)).toEqual(['Beta', 'Alpha', 'Gamma']);
  await expect(desk.page.getByText('Paragraph moved down, now 2 of 3')).toBeAttached();
  await desk.press('Alt+Shift+ArrowUp', 'Control+z');
  await expect.poll(() => bodyTexts(desk)).toEqual(['Beta', 'Alpha', 'Gamma']);
});

test('a block is dragged by its handle', async ({ desk }) => {
  await openThree(desk);
  const gamma = desk.canvas.getByText('Gamma');
  await gamma.hover();
  const handle = desk.button('Move paragraph');
  const alpha = await desk.canvas.getByText('Alpha').boundingBox();
  if (alpha === null) throw new Error('Alpha is not shown.');
  await handle.hover();
  await desk.page.mouse.down();
  await desk.page.mouse.move(alpha.x + 40, alpha.y + alpha.height / 2, { steps: 8 });
  await desk.page.mouse.move(alpha.x + 40, alpha.y + 1, { steps: 2 });
  await desk.page.mouse.up();
  await expect.poll(() => bodyTexts(desk)).toEqual(['Gamma', 'Alpha', 'Beta']);
});

test('the plus beside a block opens the insert menu below it', async ({ desk }) => {
  await openThree(desk);
  await desk.canvas.getByText('Alpha').hover();
  await desk.button('Insert a block below').click();
  await desk.page.getByRole('option', { name: 'Divider' }).click();
  await expect
    .poll(async () => findNode(await desk.readDocument(), 'body')?.content?.map(({ type }) => type))
    .toEqual(['paragraph', 'divider', 'paragraph', 'paragraph']);
});

test('a table is filled by Tab, grows, merges and splits its cells', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.insert('Table');
  for (const text of ['Year', 'Level', 'Loss', '1927', '4.2 m', 'high', '1994', '3.9 m', 'low']) {
    await desk.type(text);
    await desk.press('Tab');
  }
  await desk.type('2026');
  const table = desk.canvas.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(table.getByRole('columnheader')).toHaveText(['Year', 'Level', 'Loss']);

  await table.getByText('4.2 m').click();
  await desk.page.keyboard.down('Shift');
  await table.getByText('high').click();
  await desk.page.keyboard.up('Shift');
  await desk.command('Merge cells');
  await expect(table.locator('[colspan="2"]')).toHaveCount(1);
  const merged = findNodes(await desk.readDocument(), 'tableCell').find(
    ({ attrs }) => attrs?.['colspan'] === 2,
  );
  expect(merged?.content?.map(textOf)).toEqual(['4.2 m', 'high']);
  await desk.command('Split cell');
  await expect(table.locator('[colspan="2"]')).toHaveCount(0);
  await desk.command('Column after');
  await expect(table.getByRole('row').first().getByRole('columnheader')).toHaveCount(4);
  await desk.command('Delete table');
  await expect(table).toHaveCount(0);
  await desk.press('Control+z');
  await expect(table).toBeVisible();
});

test('find walks the hits, and replace changes them in captions too', async ({ desk }) => {
  await desk.api.call('stories.create', {
    document: storyJson('A flood in the town', 'The flood came.', 'Another Flood, a flooded cellar.'),
    meta: {},
  });
  await desk.openStory('A flood in the town');
  await desk.enterText('The flood came.');
  await desk.press('Control+h');
  const bar = desk.page.getByRole('search');
  await bar.getByRole('textbox', { name: 'Find' }).fill('flood');
  await expect(bar.getByRole('status')).toHaveText('4');
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('storm');
  await desk.button('Replace all', bar).click();
  await expect(desk.field('Headline')).toHaveText('A storm in the town');
  await desk.press('Escape');
  await expect(bar).toBeHidden();
  await expect(desk.canvas).toBeFocused();
  await desk.press('Control+z');
  await expect(desk.field('Headline')).toHaveText('A flood in the town');
});
