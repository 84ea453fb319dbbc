import { expect, test } from './desk.ts';
import { storyJson } from './storyJson.ts';
import { findNodes, textOf } from './storyText.ts';

const count = 2000;
const words = Array.from(
  { length: count },
  (_, index) => `Paragraph number ${index + 1} of a very long story.`,
);

test('a very long story is written in anywhere, though only what is near is laid out', async ({ desk }) => {
  await desk.api.call('stories.create', { document: storyJson('Very long', ...words) });
  await desk.openStory('Very long');
  const { page, canvas } = desk;
  const wanted = [...words];

  await desk.enterText('number 3 of');
  await desk.press('End');
  await desk.type(' Start.');
  wanted[2] += ' Start.';
  await expect(canvas.getByText('number 1000 of')).toBeHidden();

  // Scrolled to by hand.
  const scroller = page.locator('.story-scroller');
  await scroller.evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  const middle = await page.evaluate(async () => {
    const box = document.querySelector('.story-scroller')?.getBoundingClientRect();
    if (box === undefined) return null;
    const look = () => document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    while (!look()?.textContent?.startsWith('Paragraph')) await new Promise(requestAnimationFrame);
    return look()?.textContent ?? null;
  });
  const index = wanted.indexOf(middle ?? '');
  expect(index).toBeGreaterThan(count * 0.4);
  expect(index).toBeLessThan(count * 0.6);
  await desk.enterText(wanted[index] ?? '');
  await desk.press('End');
  await desk.type(' Middle.');
  await desk.press('Enter');
  await desk.type('A new one.');
  wanted[index] += ' Middle.';
  wanted.splice(index + 1, 0, 'A new one.');

  await desk.press('Control+End');
  await desk.type(' End.');
  wanted[count] += ' End.';
  await expect(canvas.getByText('number 2000 of')).toBeInViewport();
  await expect(canvas.getByText('number 3 of')).toBeHidden();
  await desk.press('Control+Home', 'ArrowDown');
  await expect(desk.field('Headline')).toBeInViewport();

  // What is far is found and shown.
  await desk.press('Control+F');
  await page.getByLabel('Find', { exact: true }).fill('number 1500 of');
  await page.keyboard.press('Enter');
  await expect(canvas.getByText('number 1500 of')).toBeInViewport();
  await desk.press('Escape');

  expect(findNodes(await desk.readDocument(), 'paragraph').map(textOf)).toEqual(wanted);
});
