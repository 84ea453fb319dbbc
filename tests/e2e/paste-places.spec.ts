import type { NodeJson } from '../../shared/document/json.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { pasteInto } from './pasteInto.ts';
import { storyJson } from './storyJson.ts';
import { fieldText, findNode, findNodes, textOf } from './storyText.ts';

const html =
  '<h2>One <b>bold</b></h2><ul><li>two</li><li>three <a href="https://example.org/">four</a></li></ul>' +
  '<table><tr><td>five</td><td>six</td></tr></table>';
const plain = 'First line\r\nSecond\tline\r\n\r\nسطر سوم\r\nFourth';

async function bodyOf(desk: DeskPage): Promise<readonly NodeJson[]> {
  return findNode(await desk.readDocument(), 'body')?.content ?? [];
}

test('plain text of several lines comes in as paragraphs, tabs and right-to-left lines whole', async ({
  desk,
}) => {
  await desk.newStory();
  await desk.enter('Body');
  await pasteInto(desk.canvas, { 'text/plain': plain });
  expect((await bodyOf(desk)).map(textOf)).toEqual(['First line', 'Second\tline', 'سطر سوم', 'Fourth']);
  await expect(desk.canvas.getByText('سطر سوم')).toHaveCSS('unicode-bidi', 'plaintext');
});

test('a field of one line takes all the words, with the marks it may have', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Headline');
  await desk.type('Before ');
  await pasteInto(desk.canvas, { 'text/html': html });
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('Before One bold two three four five six');
  await desk.enter('Standfirst');
  await pasteInto(desk.canvas, { 'text/plain': plain });
  const document = await desk.readDocument();
  expect(fieldText(document, 'standfirst')).toBe('First line Second\tline سطر سوم Fourth');
  expect((await bodyOf(desk)).map(textOf).join('')).toBe('');
});

test('a caption and a cell take it too, and a picture in it stands beside them', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.insert('Picture');
  await pasteInto(desk.canvas, { 'text/html': html });
  expect(fieldText(await desk.readDocument(), 'caption')).toBe('One bold two three four five six');
  await desk.press('Control+Enter');
  await desk.insert('Table');
  const picture =
    '<p>In the cell</p><p><img src="https://example.org/p.jpg" alt="A bridge"></p><ul><li>and on</li></ul>';
  await pasteInto(desk.canvas, { 'text/html': picture });
  const document = await desk.readDocument();
  expect(findNodes(document, 'tableHeader').map(textOf)[0]).toBe('In the celland on');
  expect((await bodyOf(desk)).map(({ type }) => type)).toEqual(['figure', 'table', 'figure']);
  expect(findNodes(document, 'altText').map(textOf)).toEqual(['', 'A bridge']);
});

test('pasted over a selection across fields, it takes the first one’s place and the fields stay', async ({
  desk,
}) => {
  await desk.api.call('stories.create', {
    document: storyJson('The old headline', 'Old text here.', 'Stays.'),
    meta: {},
  });
  await desk.openStory('The old headline');
  await desk.field('Headline').click();
  await desk.press('Home', 'Control+ArrowRight', 'Control+ArrowRight', 'ArrowRight');
  await desk.page.keyboard.down('Shift');
  const text = await desk.canvas.getByText('Old text here.').boundingBox();
  if (text === null) throw new Error('The text is not shown.');
  await desk.page.mouse.click(text.x + 1, text.y + text.height / 2);
  await desk.page.keyboard.up('Shift');
  await pasteInto(desk.canvas, { 'text/html': '<p>new <b>words</b></p><p>and more</p>' });
  const document = await desk.readDocument();
  expect(fieldText(document, 'headline')).toBe('The old new words and more');
  expect((await bodyOf(desk)).map(textOf)).toEqual(['Old text here.', 'Stays.']);
  await desk.press('Control+z');
  expect(fieldText(await desk.readDocument(), 'headline')).toBe('The old headline');
});

test('all that was copied across fields is pasted, in its order', async ({ desk }) => {
  await desk.api.call('stories.create', { document: storyJson('The headline', 'One.', 'Two.'), meta: {} });
  await desk.openStory('The headline');
  await desk.enterText('One.');
  await desk.press('Control+a', 'Control+a', 'Control+c');
  await desk.newStory();
  await desk.enter('Body');
  await desk.press('Control+v');
  const body = await bodyOf(desk);
  expect(body.map(textOf).filter((text) => text !== '')).toEqual(['The headline', 'One.', 'Two.']);
});
