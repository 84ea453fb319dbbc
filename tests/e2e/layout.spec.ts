import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';

test.use({ samples: true });

/** Windows people have; 200 % zoom is half the pixels, twice as dense. */
const windows = [
  ['a desk screen', { width: 1440, height: 900 }, 1],
  ['a small laptop', { width: 1024, height: 700 }, 1],
  ['200 % zoom', { width: 720, height: 450 }, 2],
] as const;

for (const [name, viewport, deviceScaleFactor] of windows) {
  test.describe(name, () => {
    test.use({ viewport, deviceScaleFactor });

    test('nothing is cut off and nothing scrolls sideways', async ({ desk }) => {
      await expect(desk.canvas).toBeVisible();
      expect(await cutOff(desk.page), 'as it opens').toEqual([]);
      await desk.press('Control+Alt+p');
      await expect(desk.page.getByTitle(/^Story at/)).toBeVisible();
      expect(await cutOff(desk.page), 'with the preview').toEqual([]);
      await desk.press('Control+Alt+p');
      // A new story has findings, whose number widens the inspector's tabs.
      await desk.press('Control+n');
      await desk.button('Start writing').click();
      await expect(desk.field('Headline')).toHaveText('');
      await desk.command('Inspector: facts');
      await expect(desk.inspector).toBeVisible();
      expect(await cutOff(desk.page), 'with the inspector').toEqual([]);
      for (const label of ['Export…', 'Settings…', 'Keyboard shortcuts', 'New story…']) {
        await desk.command(label);
        await expect(desk.page.getByRole('dialog')).toBeVisible();
        expect(await cutOff(desk.page), label).toEqual([]);
        await desk.press('Escape');
        await expect(desk.page.getByRole('dialog')).toBeHidden();
      }
    });
  });
}

/** Controls that a person cannot reach or read: beyond the window's edge, or wider than their own box. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > window.innerWidth) faults.push(`the page is ${root.scrollWidth} wide`);
    const dialog = document.querySelector('[role=dialog]');
    const controls = (dialog ?? document).querySelectorAll<HTMLElement>('button, select, input, [role=tab]');
    for (const control of controls) {
      const { left, right, width, height } = control.getBoundingClientRect();
      const isShown =
        width > 1 &&
        height > 1 &&
        control.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!isShown) continue;
      const shelf = control.closest('[role=tablist]')?.getBoundingClientRect();
      const name = control.getAttribute('aria-label') ?? control.textContent ?? control.tagName;
      if (left < -1 || right > window.innerWidth + 1) faults.push(`${name} reaches from ${left} to ${right}`);
      if (shelf !== undefined && (left < shelf.left - 1 || right > shelf.right + 1))
        faults.push(`${name} sticks out`);
      if (control.tagName === 'BUTTON' && control.scrollWidth > control.clientWidth + 1)
        faults.push(`${name} is wider than its box`);
    }
    return faults;
  });
}
