import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { elements } from '../../shared/elements/index.ts';
import { seriousFindings } from './axe.ts';
import { type Desk, expect, test } from './desk.ts';
import { findNode, findNodes, textOf } from './storyText.ts';
import { writeBody, writeFacts, writeHead } from './writeArticle.ts';

test('a whole article is written, seen at four widths, exported twice and read back', async ({
  desk,
  browser,
}) => {
  test.setTimeout(150_000);
  await desk.newStory();
  await writeHead(desk);
  await writeBody(desk);
  await writeFacts(desk);
  const { document, meta } = await desk.readStory();

  const written = new Set(
    elements.filter(({ name }) => findNode(document, name) !== undefined).map(({ name }) => name),
  );
  const known = elements.map(({ name }) => name).filter((name) => !name.startsWith('unknown'));
  expect(
    [...known].filter((name) => !written.has(name)),
    'elements that were not written',
  ).toEqual([]);
  const marks = new Set(
    findNodes(document, 'text').flatMap((text) => (text.marks ?? []).map(({ type }) => type)),
  );
  expect([...marks].sort()).toEqual(['bold', 'italic', 'language', 'link', 'subscript', 'superscript']);
  expect(findNode(document, 'audio')?.attrs).toMatchObject({ aiGenerated: true, duration: 36.284 });
  expect(findNode(document, 'correction')?.attrs).toMatchObject({
    kind: 'clarification',
    date: '2026-03-03',
  });
  expect(findNodes(document, 'byline').map(({ attrs }) => [attrs?.['kind'], attrs?.['name']])).toEqual([
    ['person', 'Ada Reporter'],
    ['desk', 'Science desk'],
  ]);
  expect(meta).toMatchObject({ slug: 'low-river', section: 'Science', place: 'Tulcea', isUpdated: true });

  await desk.command('Preview at four widths');
  const wall = desk.dialog('Four widths');
  for (const width of [320, 640, 1024, 1440]) {
    const shown = wall.getByTitle(`Story at ${width} pixels`).contentFrame();
    await expect(shown.getByRole('heading', { level: 1 })).toHaveText('The river that forgot its bed');
    await expect(shown.getByText('Water leaves in three hours.')).toBeAttached();
    expect(
      await shown.locator('html').evaluate((one) => one.scrollWidth),
      `sideways at ${width}`,
    ).toBeLessThanOrEqual(width);
  }
  await desk.press('Escape');

  const page = readFileSync(await exportAs(desk, 'Web page (HTML)'), 'utf8');
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
  }).validateString(page);
  expect(
    report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`),
    ),
  ).toEqual([]);
  expect(page).not.toContain('Only for us');
  for (const text of [
    'This audio is AI-generated',
    'Updated',
    'Water leaves in three hours.',
    'Ada Reporter',
    'Tulcea',
  ]) {
    expect(page).toContain(text);
  }
  const reader = await browser.newPage();
  await reader.setContent(page);
  expect(await seriousFindings(reader)).toEqual([]);
  await reader.close();

  const json = await exportAs(desk, 'Stet story (JSON)');
  const before = await desk.storyId();
  await desk.press('Control+o');
  const dialog = desk.dialog('Import');
  await desk.chooseFile(() => desk.button('Choose files…', dialog).click(), json);
  await expect(dialog).toContainText('The river that forgot its bed');
  await expect(dialog).not.toContainText('things to know');
  await desk.button('Open', dialog).last().click();
  await expect.poll(() => desk.storyId()).not.toBe(before);
  const imported = await desk.readStory();
  expect(imported.document).toEqual(document);
  expect(imported.meta).toEqual({ ...meta, notes: '' });
  expect(textOf(imported.document)).toBe(textOf(document));
});

/** Exports the open story; gives the path of the file. */
async function exportAs(desk: Desk, format: string): Promise<string> {
  const folder = join(desk.folder, format.replaceAll(/\W/g, ''));
  await desk.press('Control+Shift+x');
  const dialog = desk.dialog('Export story');
  await dialog.getByRole('radio', { name: format }).check();
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await desk.button('Export', dialog).click();
  const done = desk.dialog('Exported');
  const [name = 'nothing'] = await expect
    .poll(() => done.isVisible())
    .toBe(true)
    .then(() => readdirSync(folder));
  await expect(done).toContainText(name);
  await desk.button('Done', done).click();
  return join(folder, name);
}
