import type { NodeJson } from '../../shared/document/json.ts';
import type { ContributorEntry } from '../../shared/story/contributor.ts';
import { seriousFindings } from './axe.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { storyJson } from './storyJson.ts';
import { findNodes } from './storyText.ts';

const open = async (desk: DeskPage) => {
  await desk.press('Control+Alt+b');
  const directory = desk.dialog('Contributors');
  await expect(directory.getByRole('searchbox', { name: 'Search people and desks' })).toBeFocused();
  return directory;
};
const enter = (desk: DeskPage, name: string, more: Partial<ContributorEntry> = {}) =>
  desk.api.call('contributors.save', { kind: 'person', name, ...more });

test('an empty directory says what it is for; a person is entered, found, removed and brought back', async ({
  desk,
}) => {
  const directory = await open(desk);
  await expect(directory).toContainText('Enter the people and desks who sign your stories once.');
  expect(await seriousFindings(desk.page), 'empty directory').toEqual([]);
  await desk.button('Enter a person', directory).click();
  const name = directory.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await desk.type('Åsa Löfgren');
  await directory.getByRole('textbox', { name: 'Link' }).fill('javascript:alert(1)');
  await desk.press('Enter');
  await expect(directory).toContainText('Not an address a reader can follow.');
  await directory.getByRole('textbox', { name: 'Link' }).fill('https://example.org/asa');
  await directory.getByRole('textbox', { name: 'Biography' }).fill('Line one.\nLine two.');
  await desk.press('Control+Enter');
  const row = directory.getByRole('option', { name: 'Åsa Löfgren' });
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(directory).toContainText('No story carries this byline');
  expect((await desk.api.call('contributors.list', {})).contributors).toMatchObject([
    { name: 'Åsa Löfgren', biography: 'Line one.\nLine two.', url: 'https://example.org/asa' },
  ]);

  await directory.getByRole('searchbox').fill('asa lof');
  await expect(row).toBeVisible();
  await desk.press('ArrowDown', 'Delete');
  await expect(row).toBeHidden();
  await desk.button('Undo').click();
  await expect(row).toBeVisible();
  await desk.button('Remove', directory).click();
  await desk.button('Removed', directory).click();
  await row.click();
  await desk.button('Restore', directory).click();
  await desk.button('All', directory).click();
  await expect(row).toBeVisible();
});

test('the directory works by keyboard alone', async ({ desk }) => {
  for (const name of ['Ada', 'Алёна', 'آوا']) await enter(desk, name);
  const directory = await open(desk);
  await desk.type('алена');
  await expect(directory.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await desk.press('Enter', 'Enter');
  await expect(directory.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await desk.press('End');
  await desk.type(' Мельник');
  await desk.press('Enter');
  await expect(directory.getByRole('option', { name: 'Алёна Мельник' })).toBeVisible();
  await desk.press('Escape');
  await expect(directory).toBeHidden();
});

test('a name that is there already is said while it is typed, and not forbidden', async ({ desk }) => {
  await enter(desk, 'Ada Brook', { role: 'Reporter' });
  const directory = await open(desk);
  await desk.button('New', directory).click();
  await desk.page.getByRole('menuitem', { name: 'Person' }).click();
  await expect(directory.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await desk.type('ada BROOK');
  await expect(directory).toContainText('Already in the directory: Ada Brook, Reporter');
  await desk.press('Enter');
  await expect(directory.getByRole('listbox').getByRole('option', { name: /brook/i })).toHaveCount(2);
});

test('what is typed is not lost by going elsewhere, and closing asks', async ({ desk }) => {
  await enter(desk, 'Ada');
  await enter(desk, 'Ben');
  const directory = await open(desk);
  const people = directory.getByRole('listbox', { name: 'People and desks' });
  const role = directory.getByRole('textbox', { name: 'Role' });
  await people.getByRole('option', { name: 'Ada' }).click();
  await role.fill('Reporter');
  await people.getByRole('option', { name: 'Ben' }).click();
  await expect(role).toHaveValue('');
  await expect(people.getByRole('option', { name: 'Ada' })).toContainText('Not saved');
  await desk.press('Escape');
  await expect(directory).toContainText('Changes are not saved: Ada.');
  await desk.button('Save and leave', directory).click();
  await expect(directory).toBeHidden();
  expect((await desk.api.call('contributors.list', {})).contributors.map(({ role: one }) => one)).toEqual([
    'Reporter',
    '',
  ]);
});

test('an entry that somebody else changed meanwhile is shown with both values', async ({ desk }) => {
  const entry = await enter(desk, 'Ada', { role: 'Reporter' });
  const directory = await open(desk);
  const role = directory.getByRole('textbox', { name: 'Role' });
  await role.fill('Editor');
  await desk.api.call('contributors.save', {
    ...entry,
    role: 'Night editor',
    biography: 'Since 2014.',
    baseRevision: 1,
  });
  await desk.button('Save', directory).click();
  await expect(directory.getByRole('alert')).toContainText('Nothing was overwritten');
  await expect(role).toHaveValue('Editor');
  await expect(directory.getByRole('textbox', { name: 'Biography' })).toHaveValue('Since 2014.');
  await expect(directory.getByRole('list', { name: 'What the other person wrote' })).toContainText(
    'Night editor',
  );
  expect(await seriousFindings(desk.page), 'two values').toEqual([]);
  await desk.button('Take theirs: role', directory).click();
  await expect(role).toHaveValue('Night editor');
  await role.fill('Day editor');
  await desk.button('Save', directory).click();
  await expect(directory.getByRole('alert')).toBeHidden();
  expect((await desk.api.call('contributors.list', {})).contributors).toMatchObject([
    { role: 'Day editor', biography: 'Since 2014.', revision: 3 },
  ]);
});

function signed(headline: string, { id, name, role }: ContributorEntry): NodeJson {
  const story = storyJson(headline);
  const byline = { type: 'byline', attrs: { kind: 'person', contributorId: id, name, role } };
  return {
    ...story,
    content: (story.content ?? []).map((field) =>
      field.type === 'bylines' ? { type: 'bylines', content: [byline] } : field,
    ),
  };
}

test('stories keep their bylines until the open ones are updated on purpose, the open one among them', async ({
  desk,
}) => {
  const entry = await enter(desk, 'Ada', { role: 'Intern' });
  const add = async (headline: string, status: 'draft' | 'exported') =>
    desk.api.call('stories.create', { document: signed(headline, entry), meta: { status, slug: headline } });
  await add('First draft', 'draft');
  const second = await add('Second draft', 'draft');
  await add('Exported', 'exported');
  await desk.openStory('First draft');
  await desk.enter('Body');
  await desk.type('Unsaved words. ');
  const directory = await open(desk);
  await expect(directory).toContainText('In 3 stories');
  await directory.getByRole('textbox', { name: 'Role' }).fill('Reporter');
  await desk.button('Save', directory).click();
  await expect(directory).toContainText('2 open stories carry an older form of this byline');
  await expect(desk.page.getByRole('group', { name: 'Bylines', includeHidden: true })).toContainText(
    'Intern',
  );
  await directory.getByRole('checkbox', { name: 'Second draft' }).uncheck();
  await desk.button('Update 1 story', directory).click();
  await expect(directory).toContainText('1 open story carries an older form of this byline');
  await desk.button('Close', directory).click();
  await expect(desk.field('Bylines')).toContainText('Reporter');
  await expect(desk.field('Body')).toContainText('Unsaved words.');
  const untouched = await desk.api.call('stories.read', { id: second.id });
  expect(findNodes(untouched.story.document, 'byline').map(({ attrs }) => attrs?.['role'])).toEqual([
    'Intern',
  ]);
  const versions = await desk.inspect('Versions');
  await expect(versions).toContainText('Before the byline of Ada');
});

test('bylines are put on a story from the directory, moved by keys with the focus, and edited for it alone', async ({
  desk,
}) => {
  await enter(desk, 'Ada', { role: 'Reporter' });
  await enter(desk, 'Ben');
  await desk.newStory();
  const directory = await open(desk);
  await desk.button('Add to the open story', directory).click();
  await desk.button('Close', directory).click();
  const bylines = await desk.inspect('Bylines');
  await desk.button('Add byline', bylines).click();
  await desk.page.getByRole('menuitem', { name: 'Ben' }).click();
  const cards = bylines.getByRole('list', { name: 'Bylines in order' }).getByRole('listitem');
  await expect(cards.first()).toContainText('Ada');
  await desk.button('More for Ben', bylines).focus();
  await desk.press('Alt+ArrowUp');
  await expect(cards.first()).toContainText('Ben');
  await expect(desk.button('More for Ben', bylines)).toBeFocused();
  await desk.press('Alt+ArrowDown');
  await expect(cards.first()).toContainText('Ada');
  await cards.first().dragTo(cards.last());
  await expect(cards.first()).toContainText('Ben');

  await desk.button('Edit Ada', bylines).click();
  const byline = desk.dialog(/^Ada$/);
  await expect(byline).toContainText('The directory says the same.');
  await byline.getByRole('textbox', { name: 'Role' }).fill('Reporter, Kyiv');
  await expect(byline).toContainText('The directory has another role.');
  await desk.button('Save in this story', byline).click();
  expect(findNodes(await desk.readDocument(), 'byline').map(({ attrs }) => attrs?.['role'])).toEqual([
    '',
    'Reporter, Kyiv',
  ]);
  expect((await desk.api.call('contributors.list', {})).contributors[0]).toMatchObject({ role: 'Reporter' });
});

test('a contributor is entered in several languages, and signs a story in the story’s own, with the desk', async ({
  desk,
}) => {
  await desk.api.call('contributors.save', { kind: 'desk', name: 'Kyiv desk' });
  await enter(desk, 'Olena Tkach', { role: 'Reporter' });
  const directory = await open(desk);
  await directory.getByRole('option', { name: 'Olena Tkach' }).click();
  await directory.getByRole('combobox', { name: 'Desk' }).selectOption('Kyiv desk');
  await directory.getByRole('combobox', { name: 'Add a language' }).selectOption('Ukrainian');
  await directory.getByRole('textbox', { name: 'Name in Ukrainian' }).fill('Олена Ткач');
  await directory.getByRole('textbox', { name: 'Role in Ukrainian' }).fill('Кореспондентка');
  await directory.getByRole('combobox', { name: 'Add a language' }).selectOption('Persian');
  await directory.getByRole('textbox', { name: 'Name in Persian' }).fill('اولنا تکاچ');
  await desk.button('Add a link', directory).click();
  await desk.type('Letters');
  await directory.getByRole('textbox', { name: 'Address of link 1' }).fill('https://example.org/letters');
  expect(await seriousFindings(desk.page), 'languages of an entry').toEqual([]);
  await desk.button('Save', directory).click();
  await expect(directory.getByRole('option', { name: 'Olena Tkach' })).not.toContainText('Not saved');
  await directory.getByRole('searchbox').fill('олена тк');
  await expect(directory.getByRole('option', { name: 'Olena Tkach' })).toBeVisible();
  await desk.button('Close', directory).click();

  await desk.api.call('stories.create', {
    document: storyJson('Річка'),
    meta: { slug: 'river', language: 'uk' },
  });
  await desk.openStory('Річка');
  await open(desk);
  await directory.getByRole('option', { name: 'Olena Tkach' }).click();
  await desk.button('Add to the open story', directory).click();
  await desk.button('Add Kyiv desk').click();
  await desk.button('Close', directory).click();
  const signed = findNodes(await desk.readDocument(), 'byline').map(({ attrs }) => [
    attrs?.['name'],
    attrs?.['role'],
  ]);
  expect(signed).toEqual([
    ['Олена Ткач', 'Кореспондентка'],
    ['Kyiv desk', ''],
  ]);
});
