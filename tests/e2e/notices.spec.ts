import { seriousFindings } from './axe.ts';
import { expect, test } from './desk.ts';
import { findNodes } from './storyText.ts';

test('a notice is written in two languages, put into a story by reference, and updated there in one step', async ({
  desk,
}) => {
  await desk.newStory();
  await desk.press('Control+Alt+n');
  const library = desk.dialog('Notices');
  await expect(library.getByRole('searchbox', { name: 'Search notices' })).toBeFocused();
  await desk.button('Write a notice', library).click();
  await expect(library.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await desk.type('Undesirable');
  const english = library.getByRole('textbox', { name: 'Text in English' });
  await english.click();
  await desk.type('It is a ');
  await desk.press('Control+b');
  await desk.type('risk');
  // Another kind, another form of the words; none of them goes.
  await library.getByRole('combobox', { name: 'Kind' }).selectOption('Correction');
  await expect(library.getByRole('button', { name: 'Bulleted list' })).toBeHidden();
  await library.getByRole('combobox', { name: 'Kind' }).selectOption('Legal');
  await expect(english).toHaveText('It is a risk');
  await library.getByRole('combobox', { name: 'Add a language' }).selectOption('Persian');
  await desk.button('Save', library).click();
  await expect(library.getByRole('alert')).toContainText('Write the text, or take the language out.');
  await library.getByRole('textbox', { name: 'Text in Persian' }).click();
  await desk.type('خطر دارد.');
  expect(await seriousFindings(desk.page), 'notices').toEqual([]);
  await desk.press('Control+Enter');
  await expect(library.getByRole('option', { name: 'Undesirable' })).toContainText('en, fa');
  await expect(library).toContainText('No story is tied to this notice');
  await desk.button('Close', library).click();

  await desk.enter('Body');
  await desk.type('/from the lib');
  await desk.press('Enter');
  const choice = desk.dialog('Notice from the library');
  expect(await seriousFindings(desk.page), 'choice of a notice').toEqual([]);
  await expect(choice.getByRole('textbox', { name: 'Title or words' })).toBeFocused();
  await desk.type('خطر');
  await expect(choice.getByRole('listitem')).toHaveCount(1);
  await desk.press('Enter');
  await expect(desk.field('Notice')).toContainText('From the library');
  await expect(desk.field('Body')).toContainText('It is a risk');
  const [put] = findNodes(await desk.readDocument(), 'notice');
  const [entry] = (await desk.api.call('notices.list', {})).notices;
  expect(put?.attrs).toMatchObject({ noticeId: entry?.id, noticeLanguage: 'en', kind: 'legal' });
  if (entry === undefined) return;

  const words = (text: string) => [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  const changed = entry.texts.map((one) =>
    one.language === 'en' ? { ...one, content: words('It is a crime.') } : one,
  );
  await desk.api.call('notices.save', { ...entry, texts: changed, baseRevision: entry.revision });
  const findings = await desk.inspect('Findings');
  await expect(findings).toContainText('The notice “Undesirable” has changed since');
  await desk.button('Update it', findings).click();
  await expect(desk.field('Body')).toContainText('It is a crime.');
  await expect(findings).not.toContainText('has changed since');
  await desk.press('Control+z');
  await expect(desk.field('Body')).toContainText('It is a risk');
  await desk.press('Control+Shift+z');
  await expect(desk.field('Body')).toContainText('It is a crime.');

  await desk.enterText('It is a crime.');
  await desk.press('End');
  await desk.type(' Truly.');
  await expect(findings).toContainText('says something else here than in the library');
  await desk.button('Keep as a copy', findings).click();
  await expect(findings).not.toContainText('says something else here');
  await expect(desk.field('Body')).toContainText('It is a crime. Truly.');
  const [copy] = findNodes(await desk.readDocument(), 'notice');
  expect(copy?.attrs).toMatchObject({ noticeId: '' });
});
