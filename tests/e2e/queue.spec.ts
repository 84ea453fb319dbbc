import type { Locator } from '@playwright/test';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { storyJson } from './storyJson.ts';
import { findNodes } from './storyText.ts';

const templates = [
  ['Report', 'subheading', 2],
  ['Breaking news', 'notice', 1],
  ['Explainer', 'factBox', 1],
  ['Questions and answers', 'pullQuote', 1],
] as const;

for (const [template, element, count] of templates) {
  test(`a story starts from the template ${template}`, async ({ desk }) => {
    await desk.newStory(template);
    expect(findNodes(await desk.readDocument(), element)).toHaveLength(count);
  });
}

/** The library the tests below look through. */
async function fillLibrary(desk: DeskPage): Promise<void> {
  const stories = [
    [
      'Bridge closed',
      'The bridge over the river is closed for a week.',
      { status: 'review', section: 'City', assignee: 'Ada', language: 'en' },
    ],
    [
      'Мост закрыт',
      'Движение по мосту остановлено на неделю, сообщили ёлочные торговцы.',
      { status: 'draft', section: 'City', assignee: 'Boris', language: 'ru' },
    ],
    [
      'پل بسته شد',
      'پل روی رودخانه یک هفته بسته است و کتابخانه باز می‌ماند.',
      { status: 'draft', section: 'Culture', assignee: '', language: 'fa', direction: 'rtl' },
    ],
    [
      'Concert tonight',
      'Music, music and music again.',
      { status: 'approved', section: 'Culture', assignee: 'Ada', language: 'en' },
    ],
  ] as const;
  for (const [headline, body, meta] of stories) {
    await desk.api.call('stories.create', {
      document: storyJson(headline, body),
      meta: { slug: meta.section, ...meta },
    });
  }
  await expect(desk.stories.getByRole('option')).toHaveCount(4);
}

const searches = [
  ['a Latin prefix', 'bri', 'Bridge closed'],
  ['a phrase', '"over the river"', 'Bridge closed'],
  ['a Cyrillic word in the text', 'мосту', 'Мост закрыт'],
  ['ё for е', 'елочные', 'Мост закрыт'],
  ['an Arabic word', 'رودخانه', 'پل بسته شد'],
  ['Arabic letters for Persian ones', 'كتابخانه', 'پل بسته شد'],
] as const;

test('full-text search finds words and phrases in three scripts', async ({ desk }) => {
  await fillLibrary(desk);
  const search = desk.queue.getByRole('searchbox', { name: 'Search stories' });
  for (const [what, query, headline] of searches) {
    await search.fill(query);
    await expect(desk.stories.getByRole('option'), what).toHaveCount(1);
    await expect(desk.stories.getByRole('option'), what).toContainText(headline);
  }
  await search.fill('concert');
  await expect(desk.stories.getByRole('option').first().locator('mark').first()).toHaveText('Concert');
  await search.fill('nowhere to be found');
  await expect(desk.queue).toContainText('No story fits.');
  await desk.button('Show all stories', desk.queue).click();
  await expect(desk.stories.getByRole('option')).toHaveCount(4);
});

test('filters narrow the list, and sorting orders it', async ({ desk }) => {
  await fillLibrary(desk);
  await desk.button('Draft, 2 stories', desk.queue).click();
  await expect(desk.stories.getByRole('option')).toHaveCount(2);
  await desk.button('Draft, 2 stories', desk.queue).click();

  await choose(desk, 'Section', 'Culture');
  await expect(desk.stories.getByRole('option')).toHaveCount(2);
  await desk.button('Any section instead of Culture', desk.queue).click();
  await choose(desk, 'Assignee', 'Ada');
  await expect(desk.stories.getByRole('option')).toHaveCount(2);
  await desk.button('Any assignee instead of Ada', desk.queue).click();
  await expect(desk.stories.getByRole('option')).toHaveCount(4);

  await desk.button('Sort and filter', desk.queue).click();
  await desk.page.getByRole('menuitemcheckbox', { name: 'Headline' }).click();
  await expect(desk.stories.getByRole('option').first()).toContainText('Bridge closed');
  await desk.button('Sort and filter', desk.queue).click();
  await desk.page.getByRole('menuitemcheckbox', { name: 'Descending' }).click();
  await expect(desk.stories.getByRole('option').last()).toContainText('Bridge closed');
});

async function choose(desk: DeskPage, menu: string, value: string): Promise<void> {
  await desk.button('Sort and filter', desk.queue).click();
  await desk.page.getByRole('menuitem', { name: menu }).hover();
  await desk.page.getByRole('menuitemcheckbox', { name: value, exact: true }).click();
}

test('a story is duplicated, put into the trash, taken back, and restored from there', async ({ desk }) => {
  await desk.api.call('stories.create', { document: storyJson('Only one', 'Text.'), meta: { slug: 'one' } });
  await desk.openStory('Only one');
  await menuOf(desk.row('Only one'), 'Duplicate', desk);
  await expect(desk.stories.getByRole('option')).toHaveCount(2);

  await menuOf(desk.stories.getByRole('option').first(), 'Move to trash', desk);
  await expect(desk.stories.getByRole('option')).toHaveCount(1);
  await desk.button('Undo', desk.page.getByRole('region', { name: 'Messages' })).click();
  await expect(desk.stories.getByRole('option')).toHaveCount(2);

  await desk.stories.getByRole('option').first().click();
  await desk.press('Escape');
  await desk.stories.focus();
  await desk.press('Delete');
  await expect(desk.stories.getByRole('option')).toHaveCount(1);
  await desk.button(/^Trash/, desk.queue).click();
  const trash = desk.page.getByRole('listbox', { name: 'Trash' });
  await menuOf(trash.getByRole('option').first(), 'Restore', desk);
  await expect(desk.queue).toContainText('The trash is empty.');
  await desk.button('Back to the queue', desk.queue).click();
  await expect(desk.stories.getByRole('option')).toHaveCount(2);
});

test('emptying the trash asks first', async ({ desk }) => {
  const { id } = await desk.api.call('stories.create', { document: storyJson('Gone for good'), meta: {} });
  await desk.api.call('stories.trash', { ids: [id] });
  await desk.button('Trash (1)', desk.queue).click();
  await desk.button('Empty trash…', desk.queue).click();
  const question = desk.page.getByRole('dialog');
  await desk.button('Cancel', question).click();
  await expect(desk.page.getByRole('listbox', { name: 'Trash' }).getByRole('option')).toHaveCount(1);
  await desk.button('Empty trash…', desk.queue).click();
  await question.getByRole('button').last().click();
  await expect(desk.queue).toContainText('The trash is empty.');
});

async function menuOf(row: Locator, item: string, desk: DeskPage): Promise<void> {
  await row.click({ button: 'right' });
  await desk.page.getByRole('menuitem', { name: item }).click();
}

test('the list works by keyboard alone', async ({ desk }) => {
  await fillLibrary(desk);
  await desk.press('Control+Shift+K');
  await expect(desk.queue.getByRole('searchbox')).toBeFocused();
  await desk.type('bridge');
  await expect(desk.stories.getByRole('option')).toHaveCount(1);
  await desk.press('Enter');
  await expect(desk.field('Headline')).toHaveText('Bridge closed');
  await desk.press('Control+Shift+K', 'Escape');
  await expect(desk.stories.getByRole('option')).toHaveCount(4);
  await desk.press('ArrowDown');
  await expect(desk.stories).toBeFocused();
  await desk.press('Home');
  await desk.type('con');
  await desk.press('Enter');
  await expect(desk.field('Headline')).toHaveText('Concert tonight');
  await desk.stories.focus();
  await desk.press('Home', 'Shift+End');
  await expect(desk.queue).toContainText('4 stories selected');
});

test('a row tells what a desk wants to know, and follows the writing', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Headline');
  await desk.type('Watched row');
  const row = desk.row('Watched row');
  await expect(row).toContainText('Draft');
  await expect(row).toContainText('2 words');
  await expect(row).toContainText('now');
  const facts = await desk.inspect('Facts');
  await facts.getByRole('textbox', { name: 'Slug' }).fill('watched-row');
  await facts.getByRole('combobox', { name: 'Status' }).selectOption('In review');
  await expect(row).toContainText('watched-row');
  await expect(row).toContainText('In review');
});
