import { seriousFindings } from './axe.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { sampleMedia } from './sampleMedia.ts';
import { storyJson } from './storyJson.ts';
import { findNodes, textOf } from './storyText.ts';

/** As they lie in the library: behind an open dialog the status bar is not to be read. */
async function texts(desk: DeskPage, id: string, type: string): Promise<readonly string[]> {
  const { story } = await desk.api.call('stories.read', { id });
  return findNodes(story.document, type).map(textOf);
}

async function openStory(desk: DeskPage): Promise<void> {
  await desk.api.call('stories.create', { document: storyJson('The quay', 'Water rose.'), meta: {} });
  await desk.openStory('The quay');
  await desk.enterText('Water rose.');
  await desk.press('Enter');
  await desk.insert('Gallery');
  const gallery = desk.canvas.getByRole('group', { name: 'Gallery', exact: true });
  await desk.chooseFile(
    () => desk.button('Add pictures', gallery).click(),
    sampleMedia('jpg'),
    sampleMedia('png'),
    sampleMedia('webp'),
  );
  await expect
    .poll(async () =>
      findNodes(await desk.readDocument(), 'figure').filter(({ attrs }) => attrs?.['source'] !== null),
    )
    .toHaveLength(3);
}

test('captions of a story are written in one grid, and are those of the page', async ({ desk }) => {
  await openStory(desk);
  const id = await desk.storyId();
  await desk.press('Control+Alt+c');
  const captionDesk = desk.dialog('Captions and media');
  const cell = (field: string, number: number) =>
    captionDesk.getByRole('textbox', { name: `${field}, Gallery 1, picture ${number} of 3` });
  await cell('Caption', 1).fill('In May');
  await cell('Caption', 1).press('Enter');
  await expect(cell('Caption', 2)).toBeFocused();
  await desk.type('In June');
  await cell('Credit', 1).fill('Photo: Ines Roth');
  await cell('Credit', 1).press('Enter');
  await desk.press('Control+d');
  await expect(cell('Credit', 2)).toHaveValue('Photo: Ines Roth');
  await desk.button('Credit of all', captionDesk).click();
  await desk.page.getByRole('menuitem', { name: 'Fill empty ones with “Photo: Ines Roth”' }).click();
  await expect(cell('Credit', 3)).toHaveValue('Photo: Ines Roth');
  await expect.poll(() => texts(desk, id, 'credit')).toEqual(Array(3).fill('Photo: Ines Roth'));
  expect(await texts(desk, id, 'caption')).toEqual(['In May', 'In June', '']);

  await cell('Credit', 3).press('Control+z');
  await expect(cell('Credit', 3)).toHaveValue('');
  await cell('Credit', 3).press('Control+z');
  await expect(cell('Credit', 2)).toHaveValue('');
  await cell('Credit', 3).press('Control+Shift+z');
  await expect(cell('Credit', 2)).toHaveValue('Photo: Ines Roth');

  const box = (number: number) =>
    captionDesk.getByRole('checkbox', { name: `Select, Gallery 1, picture ${number} of 3` });
  await cell('Credit', 2).fill('Photo: Olena Shevchenko');
  await box(2).focus();
  await desk.press('Space');
  await box(3).click({ modifiers: ['Shift'] });
  await expect(box(1)).not.toBeChecked();
  await desk.button('Credit of all', captionDesk).click();
  await desk.page
    .getByRole('menuitem', { name: 'Same credit for the 2 selected: “Photo: Olena Shevchenko”' })
    .click();
  await expect
    .poll(() => texts(desk, id, 'credit'))
    .toEqual(['Photo: Ines Roth', 'Photo: Olena Shevchenko', 'Photo: Olena Shevchenko']);

  const facts = desk.button('Facts and rights, Gallery 1, picture 1 of 3', captionDesk);
  await facts.click();
  await captionDesk.getByRole('textbox', { name: 'Copyright' }).fill('© Ines Roth');
  await captionDesk.getByLabel('May be used until').fill('2020-01-31');
  await expect(captionDesk.getByRole('row', { name: /picture 1 of 3/ }).first()).toContainText(
    'Not exported: it might be used until 2020-01-31 only.',
  );
  expect(await seriousFindings(desk.page)).toEqual([]);
  await facts.click();
  await desk.press('Escape');
  await expect(desk.canvas.getByRole('group', { name: 'Caption', exact: true }).first()).toHaveText('In May');
  expect((await desk.api.call('media.list', { search: 'ines' })).rows).toMatchObject([
    { expires: '2020-01-31' },
  ]);
});

test('of a story with hundreds of pictures the rows in sight are drawn, and the keys go through all', async ({
  desk,
}) => {
  const story = storyJson('The quay');
  const figure = (number: number) => ({
    type: 'figure',
    content: [
      { type: 'caption', content: [{ type: 'text', text: `Picture number ${number}` }] },
      { type: 'credit' },
      { type: 'altText' },
    ],
  });
  const body = { type: 'body', content: Array.from({ length: 300 }, (_, index) => figure(index + 1)) };
  const content = story.content?.map((field) => (field.type === 'body' ? body : field));
  await desk.api.call('stories.create', { document: { ...story, content }, meta: {} });
  await desk.openStory('The quay');
  await desk.press('Control+Alt+c');
  const captionDesk = desk.dialog('Captions and media');
  const caption = (number: number) =>
    captionDesk.getByRole('textbox', { name: `Caption, Picture ${number}`, exact: true });
  await expect(captionDesk.getByRole('table')).toHaveAttribute('aria-rowcount', '301');
  await caption(1).focus();
  for (let number = 2; number <= 20; number += 1) {
    await desk.press('Enter');
    await expect(caption(number)).toBeFocused();
  }
  expect(await captionDesk.getByRole('textbox', { name: /^Caption/ }).count()).toBeLessThan(40);
  await desk.type('The twentieth');
  await caption(20).evaluate((cell) => {
    const scroller = cell.closest('[role=group]');
    scroller?.scrollTo(0, scroller.scrollHeight);
  });
  await expect(caption(300)).toBeVisible();
  await expect(caption(20), 'the caret stays where it is').toBeFocused();
  await desk.type(' of them');
  await desk.press('Shift+Enter');
  await expect(caption(19)).toBeFocused();
  await expect(caption(20)).toHaveValue('The twentieth of them');
});

test('the library takes files, finds them, and puts them into the story', async ({ desk }) => {
  await desk.api.call('stories.create', { document: storyJson('The quay', 'Water rose.'), meta: {} });
  await desk.openStory('The quay');
  await desk.enterText('Water rose.');
  await desk.press('Control+Alt+j');
  const captionDesk = desk.dialog('Captions and media');
  await expect(captionDesk).toContainText('Drop pictures, sounds, films or whole folders here.');
  await desk.chooseFile(
    () => desk.button('Add files…', captionDesk).click(),
    sampleMedia('jpg'),
    sampleMedia('mp3'),
    sampleMedia('jpg'),
  );
  await expect(captionDesk.getByText('2 files were added. 1 was there already.')).toBeVisible();
  const media = captionDesk.getByRole('listbox', { name: 'Media' });
  await captionDesk.getByRole('combobox', { name: 'Kind' }).selectOption('Pictures');
  await expect(media.getByRole('option')).toHaveCount(1);
  await media.focus();
  await desk.press('ArrowDown');
  const about = captionDesk.getByRole('group', { name: /^About/ });
  await about.getByRole('textbox', { name: 'Caption' }).fill('Набережна навесні');
  await about.getByRole('textbox', { name: 'Credit' }).fill('Фото: Олена Шевченко');
  await expect(about).toContainText('37 bytes; photo systems that read IPTC-IIM keep 32.');
  await expect(media.getByRole('option')).toContainText('Набережна навесні');
  await captionDesk.getByRole('searchbox', { name: 'Search media' }).fill('шевченко');
  await expect(media.getByRole('option')).toHaveCount(1);
  expect(await seriousFindings(desk.page)).toEqual([]);
  await desk.button('Put into the story', about).click();
  await expect(captionDesk).toBeHidden();
  await expect
    .poll(async () => texts(desk, await desk.storyId(), 'credit'))
    .toEqual(['Фото: Олена Шевченко']);

  await desk.press('Control+Alt+j');
  await captionDesk.getByRole('combobox', { name: 'Kind' }).selectOption('Sound');
  await expect(media.getByRole('option')).toHaveCount(1);
  await media.getByRole('option').click();
  await desk.button('Remove', about).click();
  await expect(captionDesk).toContainText('Nothing fits.');
  await desk.button('Undo', desk.page.getByRole('region', { name: 'Messages' })).click();
  await expect(media.getByRole('option')).toHaveCount(1);
});
