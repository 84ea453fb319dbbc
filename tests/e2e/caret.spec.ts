import type { CDPSession } from '@playwright/test';
import type { NodeJson } from '../../shared/document/json.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { paragraph, storyJson } from './storyJson.ts';
import { fieldText, findNode, findNodes, textOf } from './storyText.ts';

const figure: NodeJson = {
  type: 'figure',
  content: [
    { type: 'caption', content: [{ type: 'text', text: 'Caption' }] },
    { type: 'credit' },
    { type: 'altText', content: [{ type: 'text', text: 'Alt' }] },
  ],
};

function story(headline: string, ...blocks: readonly NodeJson[]): NodeJson {
  const whole = storyJson(headline);
  return {
    ...whole,
    content: (whole.content ?? []).map((field) =>
      field.type === 'body' ? { ...field, content: blocks } : field,
    ),
  };
}

async function open(desk: DeskPage, headline: string, blocks: readonly NodeJson[], meta = {}): Promise<void> {
  await desk.api.call('stories.create', { document: story(headline, ...blocks), meta });
  await desk.openStory(headline);
}

test('the arrows walk through a picture’s words and a table’s cells as through one text', async ({
  desk,
}) => {
  const cells = ['one', 'two'].map((words): NodeJson => ({ type: 'tableCell', content: [paragraph(words)] }));
  await open(desk, 'Walk', [
    paragraph('Above'),
    figure,
    paragraph('Below'),
    { type: 'table', content: [{ type: 'tableRow', content: cells }] },
    paragraph('End'),
  ]);
  await desk.enterText('Above');
  await desk.press('End', 'ArrowRight');
  await desk.type('1');
  await desk.press('Home', 'ArrowLeft');
  await desk.type('2');
  await desk.enterText('Below');
  await desk.press('Home', 'ArrowLeft');
  await desk.type('3');
  await desk.press('End', 'ArrowRight', 'End', 'ArrowRight');
  await desk.type('4');
  await desk.press('End', 'ArrowRight');
  await desk.type('5');
  await desk.press('End', 'ArrowRight');
  await desk.type('6');
  const document = await desk.readDocument();
  expect(fieldText(document, 'caption')).toBe('1Caption');
  expect(fieldText(document, 'altText')).toBe('Alt3');
  expect(findNodes(document, 'paragraph').map(textOf)).toEqual(['Above2', 'Below', '4one', '5two', '6End']);
});

test('Home, End and Ctrl with the arrows work inside fields, Ctrl+Home and Ctrl+End in the story', async ({
  desk,
}) => {
  await open(desk, 'A headline of several words', [paragraph('First'), figure, paragraph('Last line')]);
  await desk.field('Headline').click();
  await desk.press('Home', 'Control+ArrowRight', 'Shift+Control+ArrowRight');
  await desk.type(' title');
  await expect(desk.field('Headline')).toHaveText('A title of several words');
  await desk.press('Control+End');
  await desk.type('!');
  await desk.press('Control+Home');
  await desk.type('Kick');
  const document = await desk.readDocument();
  expect(fieldText(document, 'kicker')).toBe('Kick');
  expect(textOf(findNodes(document, 'paragraph').at(-1))).toBe('Last line!');
});

test('Shift and a click select from a field over a picture; typing takes it, one undo brings it back', async ({
  desk,
}) => {
  await open(desk, 'Head line', [paragraph('First'), figure, paragraph('Last line')]);
  await desk.field('Headline').click();
  await desk.press('Home', 'Control+ArrowRight');
  const last = await desk.canvas.getByText('Last line').boundingBox();
  if (last === null) throw new Error('The text is not shown.');
  await desk.page.keyboard.down('Shift');
  await desk.page.mouse.click(last.x + 1, last.y + last.height / 2);
  await desk.page.keyboard.up('Shift');
  await desk.type('x');
  const document = await desk.readDocument();
  expect(fieldText(document, 'headline')).toMatch(/^Head ?x$/);
  expect(findNodes(document, 'figure')).toEqual([]);
  expect(textOf(findNodes(document, 'paragraph').at(-1))).toBe('Last line');
  await desk.press('Control+z', 'Control+z');
  const undone = await desk.readDocument();
  expect(fieldText(undone, 'headline')).toBe('Head line');
  expect(fieldText(undone, 'caption')).toBe('Caption');
});

/** Writes with an input method: what is being composed changes in place until it is accepted. */
async function compose(input: CDPSession, steps: readonly string[], accepted: string): Promise<void> {
  for (const text of steps)
    await input.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await input.send('Input.insertText', { text: accepted });
}

const places = [
  ['the headline', 'Headline', 'headline'],
  ['a caption', 'Caption', 'caption'],
] as const;

test.describe('an input method', () => {
  test.beforeEach(({ browserName: _ }, info) => {
    test.skip(info.project.name === 'electron', 'Its keys are sent by the browser’s own protocol.');
  });

  for (const [where, field, type] of places) {
    test(`writes into ${where} between smart quotes`, async ({ desk }) => {
      await open(desk, 'Tokyo', [figure]);
      const input = await desk.page.context().newCDPSession(desk.page);
      await desk.enter(field);
      await desk.type(' "');
      await compose(input, ['に', 'にほ', 'にほん'], '日本');
      await desk.type('" ');
      await compose(input, ['"'], '"');
      const text = fieldText(await desk.readDocument(), type);
      expect(text.replace(/^(Tokyo|Caption)/, '')).toMatch(/^ “日本” ["“]$/);
    });
  }

  test('writes into a cell, and over a selection of several fields', async ({ desk }) => {
    const cell: NodeJson = { type: 'tableCell', content: [paragraph('')] };
    await open(desk, 'Seoul', [
      { type: 'table', content: [{ type: 'tableRow', content: [cell, cell] }] },
      paragraph('After'),
    ]);
    const input = await desk.page.context().newCDPSession(desk.page);
    await desk.canvas.getByRole('cell').first().click();
    await compose(input, ['ㅎ', '하', '한'], '한');
    await desk.press('Tab');
    await compose(input, ['ㄱ', '그'], '글');
    expect(findNodes(await desk.readDocument(), 'tableCell').map(textOf)).toEqual(['한', '글']);
    await desk.field('Headline').click();
    await desk.press('Home', 'ArrowRight', 'Shift+Control+End');
    await compose(input, ['s', 'si'], '시');
    const document = await desk.readDocument();
    expect(fieldText(document, 'headline')).toBe('S시');
    expect(textOf(findNode(document, 'body'))).toBe('');
  });

  test('a dead key makes one letter, also right before a quote', async ({ desk }) => {
    await open(desk, 'Caf', [paragraph('x')]);
    const input = await desk.page.context().newCDPSession(desk.page);
    await desk.enter('Headline');
    await compose(input, ['´'], 'é');
    await desk.type('"');
    await desk.press('Control+z');
    expect(fieldText(await desk.readDocument(), 'headline')).toBe('Café"');
  });
});

const graphemes = [
  ['a family of four', '👩‍👩‍👧‍👦'],
  ['a flag', '🇺🇦'],
  ['a hand of some colour', '👍🏽'],
  ['a keycap', '1️⃣'],
  ['a letter with an accent of its own', 'e\u0301'],
  ['a letter with two', 'o\u0302\u0301'],
] as const;

for (const [what, sign] of graphemes) {
  test(`${what} is deleted as one`, async ({ desk }) => {
    await open(desk, 'Signs', [paragraph(`a${sign}b`)]);
    await desk.canvas.getByText(sign).click();
    await desk.press('End', 'ArrowLeft', 'Backspace');
    expect(textOf(findNodes(await desk.readDocument(), 'paragraph')[0])).toBe('ab');
    await desk.press('Control+z', 'Home', 'ArrowRight', 'Delete');
    expect(textOf(findNodes(await desk.readDocument(), 'paragraph')[0])).toBe('ab');
  });
}

test('from right to left, the left arrow goes on and the right arrow back, across fields too', async ({
  desk,
}) => {
  await open(desk, 'تیتر خبر', [paragraph('یک'), figure, paragraph('دو')], {
    language: 'fa',
    direction: 'rtl',
  });
  await desk.field('Headline').click();
  await desk.press('End', 'ArrowLeft');
  await desk.type('س');
  await desk.press('Home', 'ArrowRight');
  await desk.type('ه');
  await desk.canvas.getByText('یک').click();
  await desk.press('End', 'ArrowLeft');
  await desk.type('ع');
  const document = await desk.readDocument();
  expect(fieldText(document, 'standfirst')).toBe('س');
  expect(fieldText(document, 'headline')).toBe('تیتر خبره');
  expect(fieldText(document, 'caption')).toBe('عCaption');
});
