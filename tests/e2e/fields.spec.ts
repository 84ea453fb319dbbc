import type { JsonValue } from '../../shared/document/json.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';
import { findNode } from './storyText.ts';

async function stored(desk: DeskPage, type: string, attribute: string): Promise<JsonValue | undefined> {
  return findNode(await desk.readDocument(), type)?.attrs?.[attribute];
}

test('an address in a card is kept while it is typed, and one step takes it back', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.insert('Embed');
  const address = desk.canvas.getByRole('textbox', { name: 'Address of what is embedded' });
  await address.click();
  await desk.type('https://example.org/a');
  await expect.poll(() => stored(desk, 'embed', 'url')).toBe('https://example.org/a');
  await expect(address).toBeFocused();
  await desk.type('bc');
  await expect.poll(() => stored(desk, 'embed', 'url')).toBe('https://example.org/abc');
  await desk.press('Enter', 'Control+z');
  await expect(address).toHaveValue('');
  await expect.poll(() => stored(desk, 'embed', 'url')).toBe(null);
});

test('what is no address stays in the field, is said to be wrong, and the last good one is kept', async ({
  desk,
}) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.insert('Embed');
  const address = desk.canvas.getByRole('textbox', { name: 'Address of what is embedded' });
  await address.fill('https://example.org/');
  await address.fill('javascript:alert(1)');
  await address.press('Enter');
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await expect(address).toHaveValue('javascript:alert(1)');
  await expect.poll(() => stored(desk, 'embed', 'url')).toBe('https://example.org/');
});

test('a length typed into the inspector is kept at every key and tidied on leaving', async ({ desk }) => {
  await desk.newStory();
  await desk.enter('Body');
  await desk.insert('Video');
  const panel = await desk.inspect('Block');
  const length = panel.getByRole('textbox', { name: 'Length' });
  await length.click();
  await desk.type('4:2');
  await expect.poll(() => stored(desk, 'video', 'duration')).toBe(242);
  await expect(length).toHaveValue('4:2');
  await desk.type('6');
  await expect.poll(() => stored(desk, 'video', 'duration')).toBe(266);
  await length.fill('soon');
  await length.press('Enter');
  await expect(panel.getByText('Minutes and seconds, as in 4:26.')).toBeVisible();
  await expect.poll(() => stored(desk, 'video', 'duration')).toBe(266);
});
