import { expect, test } from './desk.ts';

test('F6 walks queue, page, inspector and preview, and back', async ({ desk }) => {
  await desk.newStory();
  await desk.button('Preview').click();
  await expect(desk.page.getByTitle('Story at 320 pixels')).toBeVisible();
  await desk.stories.focus();
  const regions: (string | undefined)[] = [];
  const here = () =>
    desk.page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'],
    );
  for (const key of ['F6', 'F6', 'F6', 'F6', 'Shift+F6', 'Shift+F6']) {
    await desk.press(key);
    regions.push(await here());
  }
  expect(regions).toEqual(['page', 'inspector', 'preview', 'queue', 'preview', 'inspector']);
});

test('Alt+F10 goes to the buttons nearest to the text, the arrows walk them, and Escape comes back', async ({
  desk,
}) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('words');
  const undo = desk.button('Undo', desk.page.getByRole('toolbar', { name: 'Text', exact: true }));
  await expect(undo).toBeEnabled();
  await desk.press('Alt+F10');
  await expect(undo).toBeFocused();
  await desk.press('Escape', 'Control+a');
  const selected = desk.page.getByRole('toolbar', { name: 'Selected text' });
  await expect(selected).toBeVisible();
  await desk.press('Alt+F10', 'ArrowRight');
  await expect(desk.button('Italic', selected)).toBeFocused();
  await desk.press('End', 'ArrowRight');
  await expect(desk.button('Bold', selected)).toBeFocused();
  await desk.press('Enter');
  await expect(desk.canvas.locator('strong')).toHaveText('words');
  await expect(desk.canvas).toBeFocused();
  await desk.press('Alt+F10', 'Escape');
  await expect(desk.canvas).toBeFocused();
  await desk.press('End', 'Enter');
  await expect(selected).toBeHidden();

  await desk.insert('Table');
  const table = desk.page.getByRole('toolbar', { name: 'Table' });
  await expect(table).toBeVisible();
  await desk.press('Alt+F10', 'ArrowRight');
  await expect(desk.button('Row below', table)).toBeFocused();
  await desk.press('Enter');
  await expect(desk.canvas.getByRole('table').getByRole('row')).toHaveCount(4);
  await expect(desk.canvas).toBeFocused();
});

test('Escape goes back to the text and loses none of it', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Headline');
  await desk.type('Stays');
  await desk.press('Control+Shift+K');
  await desk.press('Escape');
  await expect(desk.canvas).toBeFocused();
  await desk.press('Control+Shift+F');
  await expect(desk.queue).toBeHidden();
  await desk.press('Escape');
  await expect(desk.queue).toBeVisible();
  await expect(desk.field('Headline')).toHaveText('Stays');
});

test('the palette finds every command, with its keys, and runs it where the caret was', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('words');
  await desk.press('Control+a', 'Control+Shift+P');
  const palette = desk.dialog('All commands');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await desk.type('bold');
  await expect(palette.getByRole('option').first()).toContainText('Ctrl');
  await desk.press('Enter');
  await expect(palette).toBeHidden();
  await expect(desk.canvas.locator('strong')).toHaveText('words');
  await desk.press('Control+Shift+P');
  await expect(palette).toBeVisible();
  await desk.type('no such command at all');
  await expect(palette).toContainText('No command answers to that.');
  await desk.press('Escape');
  await expect(desk.canvas).toBeFocused();
});

test('the shortcut list names the keys that work', async ({ desk }) => {
  await desk.press('Control+/');
  const list = desk.dialog('Keyboard shortcuts');
  await expect(list).toBeVisible();
  for (const name of [
    'All commands…',
    'Open story…',
    'Bold',
    'Find and replace…',
    'Next region',
    'Save version',
  ]) {
    await expect(list.getByText(name, { exact: true })).toBeVisible();
  }
  await desk.press('Escape');
  await expect(list).toBeHidden();
});

test('a story is started, found and opened without the mouse', async ({ desk }) => {
  await desk.press('Control+n');
  await expect(desk.dialog('New story')).toBeVisible();
  await desk.press('Enter');
  await expect(desk.canvas).toBeFocused();
  await desk.type('Typed blind');
  await desk.saved();
  await desk.press('Control+n');
  await expect(desk.dialog('New story')).toBeVisible();
  await desk.press('Enter');
  await expect(desk.stories.getByRole('option')).toHaveCount(2);
  await desk.press('Control+p');
  await expect(desk.dialog('Open story')).toBeVisible();
  await desk.type('blind');
  await expect(desk.dialog('Open story').getByRole('option')).toHaveCount(1);
  await desk.press('Enter');
  await expect(desk.canvas).toContainText('Typed blind');
});

test('text size, colours and panels obey the keyboard', async ({ desk }) => {
  await desk.newStory();
  await desk.press('Control+=');
  await expect(desk.status).toContainText('115 %');
  await desk.press('Control+0');
  await expect(desk.status).toContainText('100 %');
  await desk.press('Control+Alt+i');
  await expect(desk.inspector).toBeHidden();
  await desk.press('Control+Alt+q');
  await expect(desk.queue).toBeHidden();
  await desk.command('Dark colours');
  await expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
