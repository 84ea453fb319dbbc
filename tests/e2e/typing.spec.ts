import { expect, test } from './desk.ts';
import { findNode, findNodes, textOf } from './storyText.ts';

test('Enter walks from field to field, and the arrows and Backspace cross them as one text', async ({
  desk,
}) => {
  await desk.newStory();
  await desk.enter('Kicker');
  await desk.type('City\nThe headline\nThe standfirst');
  await expect(desk.field('Kicker')).toHaveText('City');
  await expect(desk.field('Headline')).toHaveText('The headline');
  await expect(desk.field('Standfirst')).toHaveText('The standfirst');

  await desk.enter('Headline');
  await desk.press('Home', 'ArrowLeft');
  await desk.type('!');
  await expect(desk.field('Kicker')).toHaveText('City!');
  await desk.press('ArrowDown', 'End');
  await desk.type('?');
  await expect(desk.field('Headline')).toHaveText('The headline?');
  // Backspace at the start of a field walks on: two fields never become one.
  await desk.press('Home', 'Backspace');
  await expect(desk.field('Kicker')).toHaveText('City!');
  await desk.press('Backspace');
  await expect(desk.field('Kicker')).toHaveText('City');
  await expect(desk.field('Headline')).toHaveText('The headline?');
});

test('every field has its name, and shows it while it is empty', async ({ desk }) => {
  await desk.newStory();
  for (const name of ['Kicker', 'Headline', 'Standfirst', 'Bylines', 'Summary', 'Lead picture', 'Body']) {
    await expect(desk.field(name)).toBeVisible();
  }
  await expect(desk.field('Headline')).toHaveAttribute('data-field', 'headline');
  await expect(desk.canvas.locator('[data-field=headline]')).toHaveAttribute('data-placeholder', 'Headline');
});

const markdown = [
  ['## Crosshead', 'subheading', 'Crosshead'],
  ['### Smaller', 'subheading', 'Smaller'],
  ['- one', 'bulletList', 'one'],
  ['3. three', 'orderedList', 'three'],
  ['> words', 'blockquote', 'words'],
  ['--- ', 'divider', ''],
] as const;

test('signs at the start of a line make the block they stand for', async ({ desk }) => {
  for (const [typed, element, text] of markdown) {
    await desk.newStory();
    await desk.enter('Body');
    await desk.type(typed);
    const node = findNode(await desk.readDocument(), element);
    expect(node, typed).toBeDefined();
    expect(textOf(node), typed).toBe(text);
  }
});

test('stars around words mark them, and one undo gives the stars back', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('so **bold** and *thin*');
  await expect(desk.canvas.getByText('bold', { exact: true })).toBeVisible();
  await expect(desk.field('Body')).toHaveText('so bold and thin');
  await desk.press('Control+z');
  await expect(desk.field('Body')).toHaveText('so bold and *thin*');
});

const quotes = [
  ['en', `"Don't" - 'a' -- b...`, '“Don’t” — ‘a’ — b…'],
  ['ru', `"Слово" - "дело"`, '«Слово» — «дело»'],
  ['de', `"Wort" - 'so'`, '„Wort“ – ‚so‘'],
  ['fr', `"mot"`, '«\u202fmot\u202f»'],
  ['fa', `"حرف"`, '«حرف»'],
] as const;

test('quotes and dashes are set as the language of the story has them', async ({ desk }) => {
  for (const [language, typed, shown] of quotes) {
    await desk.newStory();
    const facts = await desk.inspect('Facts');
    await facts.getByRole('combobox', { name: 'Language of the story' }).selectOption(language);
    await desk.enter('Body');
    await desk.type(typed);
    expect(textOf(findNode(await desk.readDocument(), 'body')), language).toBe(shown);
  }
});

test('one undo takes back the substitution alone', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('He said "');
  await expect(desk.field('Body')).toHaveText('He said “');
  await desk.press('Control+z');
  await expect(desk.field('Body')).toHaveText('He said "');
  await desk.press('Control+z');
  await expect(desk.field('Body')).toHaveText('');
});

test('smart quotes and Markdown signs can be switched off', async ({ desk }) => {
  await desk.newStory();
  await desk.press('Control+,');
  const settings = desk.dialog('Settings');
  await settings.getByRole('switch', { name: 'Smart quotes and dashes' }).click();
  await settings.getByRole('switch', { name: 'Markdown shortcuts' }).click();
  await desk.press('Escape');
  await expect(settings).toBeHidden();
  await desk.enter('Body');
  await desk.type('## "as typed" -- so');
  expect(textOf(findNode(await desk.readDocument(), 'body'))).toBe('## "as typed" -- so');
});

test('lists nest by Tab, and an empty item ends the list', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('- one\ntwo');
  await desk.press('Tab');
  await desk.type('\nthree');
  await desk.press('Shift+Tab');
  await desk.type('\n\nAfter');
  const document = await desk.readDocument();
  const list = findNode(document, 'bulletList');
  expect(list?.content?.map(textOf)).toEqual(['onetwo', 'three']);
  expect(findNodes(document, 'bulletList')).toHaveLength(2);
  expect(textOf(findNode(document, 'body')?.content?.at(-1))).toBe('After');
});

test('the counts follow the text, and the selection', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('One two three four.');
  await expect(desk.status).toContainText('4 words');
  await desk.press('Shift+Control+ArrowLeft', 'Shift+Control+ArrowLeft');
  await expect(desk.status).toContainText('Selected: 1 word');
});
