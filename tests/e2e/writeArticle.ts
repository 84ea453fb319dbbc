import { type Desk, expect } from './desk.ts';
import { sampleMedia } from './sampleMedia.ts';

/** Everything above the body, as a writer fills it in: by keyboard, dialogs and file choosers. */
export async function writeHead(desk: Desk): Promise<void> {
  await desk.enter('Kicker');
  await desk.type('Science\nThe river that forgot its bed\nThree dry summers, and a fourth to come');
  await writeBylines(desk);
  await desk.enter('Summary');
  await desk.type('The water is low.\nIt was lower in 1927.\nRain is due in May.');
  const lead = desk.field('Lead picture');
  await desk.chooseFile(() => desk.button('Choose file', lead).click(), sampleMedia('jpg'));
  await expect(lead.locator('img')).toBeVisible();
  await writePictureTexts(desk, 0);
  await desk.button('Insert').click();
  await desk.page.getByRole('menuitem', { name: 'Audio' }).click();
  await expect(desk.canvas).toBeFocused();
  await desk.type('The story, read aloud');
  await writeAudio(desk);
}

async function writeBylines(desk: Desk): Promise<void> {
  await desk.button('Add byline', desk.field('Bylines')).click();
  const dialog = desk.dialog('Byline');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ada Reporter');
  await dialog.getByRole('textbox', { name: 'Role (optional)' }).fill('Correspondent');
  await desk.press('Enter');
  await expect(dialog).toBeHidden();

  const bylines = await desk.inspect('Bylines');
  await desk.button('Add byline', bylines).click();
  await desk.page.getByRole('menuitem', { name: 'New desk…' }).click();
  const entry = desk.dialog('New desk');
  await entry.getByRole('textbox', { name: 'Name' }).fill('Science desk');
  await entry.getByRole('textbox', { name: 'About the desk' }).fill('Six people and a microscope.');
  await entry.getByRole('textbox', { name: 'Link' }).fill('https://example.org/science');
  await desk.chooseFile(() => desk.button('Picture: choose a file', entry).click(), sampleMedia('png'));
  await expect(entry.locator('img')).toBeVisible();
  await entry.getByRole('combobox', { name: 'Shape of the picture' }).selectOption('Square');
  await desk.button('Save', entry).click();
  await expect(entry).toBeHidden();
}

async function writePictureTexts(desk: Desk, nth: number): Promise<void> {
  await desk.enter('Caption', nth);
  await desk.type('Low water at the old bridge\nPhoto: Ada Reporter\nA bridge over stones');
}

async function writeAudio(desk: Desk): Promise<void> {
  const audio = desk.field('Audio');
  await desk.chooseFile(() => desk.button('Choose file', audio).click(), sampleMedia('mp3'));
  await expect(audio).toContainText('Listen · 0:36');
  await audio.getByText('The story, read aloud').click();
  const block = await desk.inspect('Block');
  await block.getByRole('switch', { name: 'AI-generated' }).click();
  await expect(audio).toContainText('AI-generated');
}

/** The body, block after block; Ctrl+Enter leaves each. */
export async function writeBody(desk: Desk): Promise<void> {
  await desk.enter('Body');
  await writeMarks(desk);
  await desk.type('\n## How low it is\nThree stations tell.\n### And how old\n- one\ntwo');
  await desk.press('Tab');
  await desk.type('\n\n\n1. first\nsecond\n\n');
  await desk.insert('Block quote');
  await desk.type('A wall makes one promise.');
  await desk.press('ArrowDown');
  await desk.type('Oda Brennick, engineer');
  await desk.press('Control+Enter');
  await desk.insert('Pull quote');
  await desk.type('Water leaves in three hours.\nTobiah Wrencole, librarian');
  await desk.press('Control+Enter');
  await writeBoxes(desk);
  await desk.insert('Table');
  for (const cell of ['Year', 'Level', 'Loss', '1927', '4.2 m', 'high', '1994', '3.9 m']) {
    await desk.type(cell);
    await desk.press('Tab');
  }
  await desk.type('low');
  await desk.command('Table caption');
  await desk.type('Two dry years');
  await desk.press('Control+Enter');
  await writeMedia(desk);
}

async function writeMarks(desk: Desk): Promise<void> {
  await desk.type('The level fell by **four metres** in *one* summer. See ');
  await desk.press('Control+k');
  const link = desk.dialog('Link');
  await link.getByRole('textbox', { name: 'Address' }).fill('example.org/river');
  await link.getByRole('textbox', { name: 'Words' }).fill('the report');
  await desk.press('Enter');
  await expect(link).toBeHidden();
  await desk.type(' on H');
  await desk.command('Subscript');
  await desk.type('2');
  await desk.command('Subscript');
  await desk.type('O and 10');
  await desk.press('Control+Shift+Period');
  await desk.type('3');
  await desk.press('Control+Shift+Period');
  await desk.type(' litres, a force majeure');
  await desk.press('Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft');
  await desk.command('Language of the text…');
  const language = desk.dialog('Language of the text');
  await language
    .getByRole('textbox', { name: 'Language code' })
    .or(language.getByRole('combobox', { name: 'Language code' }))
    .fill('fr');
  await desk.press('Enter');
  await expect(language).toBeHidden();
  await desk.press('End');
  await desk.type('.');
  await desk.press('Shift+Enter');
  await desk.type('A new line of it.');
}

async function writeBoxes(desk: Desk): Promise<void> {
  await desk.insert('Fact box');
  await desk.type('The river in figures\nIt is 1,352 km long.');
  await desk.press('Control+Enter');
  await desk.insert('Notice');
  await desk.type('The desk rents its office from the harbour.');
  await (await desk.inspect('Block')).getByRole('combobox', { name: 'Kind' }).selectOption('Disclosure');
  await desk.enterText('The desk rents');
  await desk.press('Control+Enter');
  await desk.insert('Correction');
  await desk.type('An earlier version gave the level in feet.');
  const block = await desk.inspect('Block');
  await block.getByRole('combobox', { name: 'Kind' }).selectOption('Clarification');
  await block.getByLabel('Date').fill('2026-03-03');
  await block.getByLabel('Date').press('Enter');
  await desk.enterText('An earlier version');
  await desk.press('Control+Enter');
  await desk.insert('Related stories');
  await desk.type('More on the river');
  await desk.press('Enter');
  await desk.type('What 1927 taught us');
  await setAddress(desk, 'https://example.org/1927');
  await desk.enterText('What 1927 taught us');
  await desk.press('Control+Enter');
  await desk.insert('Divider');
}

async function setAddress(desk: Desk, address: string): Promise<void> {
  const field = (await desk.inspect('Block')).getByRole('textbox', { name: 'Address' });
  await field.fill(address);
  await field.press('Enter');
  // The same address stands in the page, where it can be changed too.
  await expect(desk.canvas.locator('input[type=url]').last()).toHaveValue(address);
}

async function writeMedia(desk: Desk): Promise<void> {
  await desk.insert('Embed');
  await desk.type(
    'A post by the mayor\nThe bridge is closed until Friday.\nIt keeps your address for a week.',
  );
  await setAddress(desk, 'https://social.example/@mayor/42');
  await desk.enterText('The bridge is closed');
  await desk.press('Control+Enter');

  await desk.insert('Picture');
  const picture = desk.field('Picture').last();
  await desk.chooseFile(() => desk.button('Choose file', picture).click(), sampleMedia('webp'));
  await expect(picture.locator('img')).toBeVisible();
  await desk.button('Make inset', picture).click();
  await writePictureTexts(desk, 1);
  await desk.press('Control+Enter');

  await desk.insert('Gallery');
  const gallery = desk.canvas.getByRole('group', { name: 'Gallery', exact: true });
  await desk.type('In May\nPhoto: Stet\nA quay\nIn June\nPhoto: Stet\nThe same quay\nThe quay, twice');
  await desk.chooseFile(
    () => desk.button('Add pictures', gallery).click(),
    sampleMedia('jpg'),
    sampleMedia('webp'),
  );
  await expect(gallery.locator('img')).toHaveCount(2);
  await desk.canvas.getByText('The quay, twice').click();
  await desk.press('Control+Enter');

  await desk.insert('Video');
  await desk.type('High water\nHow the tide climbs\nFilm: Stet\nNo film here.');
  const video = desk.field('Video');
  await desk.chooseFile(() => desk.button('Choose file', video).click(), sampleMedia('webm'));
  await expect(video.locator('video')).toBeVisible();
  await desk.chooseFile(() => desk.button('Choose poster', video).click(), sampleMedia('png'));
  await expect(desk.button('Replace poster', video)).toBeVisible();
  await desk.chooseFile(() => desk.button('Add captions', video).click(), sampleMedia('vtt'));
  await expect(video.getByText('Captions · 3 cues, to 0:08')).toBeVisible();
}

/** What is true of the story and is not its text. */
export async function writeFacts(desk: Desk): Promise<void> {
  const facts = await desk.inspect('Facts');
  const set = (name: string, value: string) => facts.getByLabel(name, { exact: true }).fill(value);
  await set('Slug', 'low-river');
  await set('Section', 'Science');
  await set('Assignee', 'Ada');
  await set('Place', 'Tulcea');
  await set('Notes', 'Only for us');
  await set('Tags', 'river');
  await desk.press('Enter');
  await desk.button('Published: now', facts).click();
  await facts.getByRole('switch', { name: 'Updated' }).click();
  await facts.getByRole('combobox', { name: 'Status' }).selectOption('In review');
}
