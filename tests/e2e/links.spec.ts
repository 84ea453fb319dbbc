import { expect, test } from './desk.ts';
import { findNode } from './storyText.ts';

const refused = ['javascript:alert(1)', ' JaVa\tScript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'];

test('a link is set, changed and removed, and an unsafe one is refused with the reason', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.type('See this');
  await desk.press('Shift+Control+ArrowLeft', 'Control+k');
  const dialog = desk.dialog('Link');
  const address = dialog.getByRole('textbox', { name: 'Address' });
  await expect(address).toBeFocused();
  for (const bad of refused) {
    await address.fill(bad);
    await address.press('Enter');
    await expect(address, bad).toHaveAttribute('aria-invalid', 'true');
    await expect(dialog).toBeVisible();
  }
  await address.fill('https://example.org/a?b=1&c=2');
  await dialog.getByRole('textbox', { name: 'Title (optional)' }).fill('An example');
  await dialog.getByRole('combobox', { name: 'Relation' }).selectOption('Paid for');
  await address.press('Enter');
  await expect(dialog).toBeHidden();
  const text = findNode(await desk.readDocument(), 'body')?.content?.[0]?.content?.at(-1);
  expect(text?.marks).toMatchObject([
    { type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2', title: 'An example', rel: 'sponsored' } },
  ]);

  await desk.press('Control+k');
  await desk.button('Remove link', desk.dialog('Edit link')).click();
  expect(JSON.stringify(await desk.readDocument())).not.toContain('example.org');
});

test('a link without selected words asks for them', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.press('Control+k');
  const dialog = desk.dialog('Link');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('example.org');
  await dialog.getByRole('textbox', { name: 'Words' }).fill('An example');
  await desk.press('Enter');
  await expect(desk.canvas.getByText('An example')).toBeVisible();
  await expect(desk.canvas).toBeFocused();
  expect(JSON.stringify(await desk.readDocument())).toContain('"https://example.org/"');
});
