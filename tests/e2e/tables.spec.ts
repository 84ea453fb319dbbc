import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeJson } from '../../shared/document/json.ts';
import { seriousFindings } from './axe.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { pasteInto } from './pasteInto.ts';
import { findNode, findNodes, textOf } from './storyText.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../fixtures/paste', `${name}.html`), 'utf8');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function bodyOf(desk: DeskPage): Promise<readonly NodeJson[]> {
  return findNode(await desk.readDocument(), 'body')?.content ?? [];
}
const rowsOf = (table: NodeJson | undefined): readonly (readonly string[])[] =>
  findNodes(table ?? { type: 'none' }, 'tableRow').map(({ content }) => (content ?? []).map(textOf));

test('a table takes cells from a spreadsheet, a caption and a header column', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.insert('Table');
  await desk.press('Tab', 'Tab', 'Tab');
  await pasteInto(desk.canvas, { 'text/html': fixture('google-sheets/ferries'), 'text/plain': 'x' });
  const table = async (): Promise<NodeJson | undefined> => findNode(await desk.readDocument(), 'table');
  expect(rowsOf(await table())).toEqual([
    ['', '', ''],
    ['Ferry', 'Passengers', ''],
    ['Aurora', '1,200', ''],
    ['upand down', '1,180', ''],
  ]);
  await desk.press('Control+z');
  expect(
    rowsOf(await table())
      .flat()
      .join(''),
  ).toBe('');
  await desk.press('Control+y');

  const bar = desk.page.getByRole('toolbar', { name: 'Table' });
  await desk.button('Header column', bar).click();
  await expect(desk.canvas.getByRole('table').locator('th')).toHaveCount(6);
  await desk.button('Table caption', bar).click();
  await desk.type('Who crosses');
  await expect(desk.button('Table caption', bar)).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.button('Row above', bar)).toBeDisabled();
  expect(await seriousFindings(desk.page)).toEqual([]);
  await desk.press('Enter');
  await desk.type('On');
  expect((await bodyOf(desk)).map(textOf)).toEqual([
    'Who crossesOnFerryPassengersAurora1,200upand down1,180',
  ]);
  await desk.command('Delete table');
  expect((await bodyOf(desk)).map(({ type }) => type)).toEqual(['paragraph']);
});

test('a file or text of cells becomes a table where it is put, and a hostile one is named', async ({
  desk,
}, testInfo) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('Before');
  const csv = 'Pier;Cost\nNorth;1,5\nSouth;"2,25"';
  await pasteInto(desk.canvas, {}, [{ name: 'piers.csv', type: 'text/csv', base64: base64(csv) }]);
  await expect.poll(async () => (await bodyOf(desk)).map(({ type }) => type)).toEqual(['paragraph', 'table']);
  expect(rowsOf((await bodyOf(desk))[1])).toEqual([
    ['Pier', 'Cost'],
    ['North', '1,5'],
    ['South', '2,25'],
  ]);
  await expect(desk.canvas.getByRole('columnheader')).toHaveText(['Pier', 'Cost']);

  // Over the cells from the caret on, by the file dialog; one step to undo.
  await desk.press('Tab', 'Tab', 'Tab');
  const path = testInfo.outputPath('more.tsv');
  writeFileSync(path, 'x\ty\nz\t=cmd|calc');
  await desk.chooseFile(() => desk.command('Table from a file…'), path);
  await expect
    .poll(async () => rowsOf((await bodyOf(desk))[1]))
    .toEqual([
      ['Pier', 'Cost', ''],
      ['North', 'x', 'y'],
      ['South', 'z', '=cmd|calc'],
    ]);
  await desk.press('Control+z');
  await expect.poll(async () => rowsOf((await bodyOf(desk))[1])[1]).toEqual(['North', '1,5']);

  const wide = { name: 'wide.csv', type: 'text/csv', base64: base64(`${'a,'.repeat(100_000)}b`) };
  const large = { name: 'large.csv', type: 'text/csv', base64: base64('a,b\n'.repeat(600_000)) };
  const book = { name: 'book.xlsx', type: '', base64: base64('PK') };
  await pasteInto(desk.canvas.getByText('Before'), {}, [wide], 'drop');
  await expect(desk.toast(/“wide.csv” has 100,001 columns/)).toBeVisible();
  await pasteInto(desk.canvas.getByText('Before'), {}, [large], 'drop');
  await expect(desk.toast(/“large.csv” has more than 2 MB/)).toBeVisible();
  await pasteInto(desk.canvas, {}, [book]);
  await expect(desk.toast(/“book.xlsx” is a whole workbook/)).toBeVisible();
  expect((await bodyOf(desk)).map(({ type }) => type)).toEqual(['paragraph', 'table']);

  await desk.press('Control+Enter');
  await pasteInto(desk.canvas, { 'text/plain': 'a\tb\nc\td' });
  expect((await bodyOf(desk)).map(({ type }) => type)).toEqual(['paragraph', 'table', 'table']);
  await desk.press('Control+Enter');
  await pasteInto(desk.canvas, { 'text/html': fixture('excel/one-cell') });
  expect((await bodyOf(desk)).map(textOf).at(-1)).toBe('1,200.50');
});
