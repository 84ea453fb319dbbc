import type { NodeJson } from '../../shared/document/json.ts';
import { expect, test } from './desk.ts';
import { paragraph, storyJson } from './storyJson.ts';
import { findNode, findNodes, textOf } from './storyText.ts';

const text = (words: string): readonly NodeJson[] => [{ type: 'text', text: words }];
const cell = (words: string): NodeJson => ({ type: 'tableCell', content: [paragraph(words)] });

function story(): NodeJson {
  const whole = storyJson('A flood in the town');
  const blocks: readonly NodeJson[] = [
    paragraph('The flood came.'),
    {
      type: 'figure',
      content: [
        { type: 'caption', content: text('The flood by night') },
        { type: 'credit', content: text('Photo: A. Flood') },
        { type: 'altText', content: text('Brown water') },
      ],
    },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('flood'), cell('drought')] }] },
    paragraph('قال إنه كَتَبَ الكتاب ثم كتب غيره.'),
  ];
  return {
    ...whole,
    content: (whole.content ?? []).map((field) =>
      field.type === 'body' ? { ...field, content: blocks } : field,
    ),
  };
}

test.beforeEach(async ({ desk }) => {
  await desk.api.call('stories.create', { document: story(), meta: {} });
  await desk.openStory('A flood in the town');
  await desk.enterText('The flood came.');
});

test('a search goes through captions and cells, counts, and F3 goes on with it after Escape', async ({
  desk,
}) => {
  await desk.press('Home', 'Control+f');
  const bar = desk.page.getByRole('search', { name: 'Find in the story' });
  const field = bar.getByRole('textbox', { name: 'Find' });
  await expect(field).toBeFocused();
  await desk.type('flood');
  await expect(bar.getByRole('status')).toHaveText('5');
  await desk.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 of 5');
  await desk.press('F3');
  await expect(bar.getByRole('status')).toHaveText('3 of 5');
  await desk.press('Shift+F3', 'Shift+F3');
  await expect(bar.getByRole('status')).toHaveText('1 of 5');
  await desk.press('Escape');
  await expect(bar).toBeHidden();
  await expect(desk.canvas).toBeFocused();
  const selected = () =>
    desk.page.evaluate(() =>
      getSelection()?.focusNode?.parentElement?.closest('[data-element]')?.getAttribute('data-element'),
    );
  expect(await selected()).toBe('headline');
  await desk.press('F3', 'F3');
  expect(await selected()).toBe('caption');
  await desk.press('Shift+F3');
  expect(await selected()).toBe('paragraph');
});

test('Arabic is found with its vowel marks, and only whole words when asked', async ({ desk }) => {
  await desk.press('Control+f');
  const bar = desk.page.getByRole('search');
  await bar.getByRole('textbox', { name: 'Find' }).fill('كتب');
  await expect(bar.getByRole('status')).toHaveText('2');
  await bar.getByRole('textbox', { name: 'Find' }).fill('flo');
  await expect(bar.getByRole('status')).toHaveText('5');
  await desk.button('Whole words', bar).click();
  await expect(desk.button('Whole words', bar)).toHaveAttribute('aria-pressed', 'true');
  await expect(bar.getByRole('status')).toHaveText('No matches');
  await desk.button('Whole words', bar).click();
  await desk.button('Regular expression', bar).click();
  await bar.getByRole('textbox', { name: 'Find' }).fill('fl.{2}d|dr\\w+t');
  await expect(bar.getByRole('status')).toHaveText('6');
  await desk.button('Match case', bar).click();
  await expect(bar.getByRole('status')).toHaveText('5');
});

test('replace all is one step to undo, and an amount of money stays one', async ({ desk }) => {
  await desk.press('End');
  await desk.type(' So ');
  await desk.press('Control+h');
  const bar = desk.page.getByRole('search');
  await bar.getByRole('textbox', { name: 'Find' }).fill('flood');
  await expect(bar.getByRole('status')).toHaveText('5');
  await desk.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
  await expect(bar.getByRole('textbox', { name: 'Replace with' })).toBeFocused();
  await desk.type('$50');
  await desk.press('Tab', 'Tab', 'Enter');
  await expect(bar.getByRole('status')).toHaveText('5 replaced');
  const document = await desk.readDocument();
  expect(textOf(findNode(document, 'headline'))).toBe('A $50 in the town');
  expect(textOf(findNode(document, 'caption'))).toBe('The $50 by night');
  expect(findNodes(document, 'tableCell').map(textOf)).toEqual(['$50', 'drought']);
  await desk.press('Escape', 'Control+z');
  const undone = await desk.readDocument();
  expect(textOf(findNode(undone, 'headline'))).toBe('A flood in the town');
  expect(textOf(findNode(undone, 'paragraph'))).toBe('The flood came. So ');
});
