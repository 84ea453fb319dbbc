import { seriousFindings } from './axe.ts';
import { expect, test } from './desk.ts';
import type { DeskPage } from './deskPage.ts';

test.use({ samples: true });
const english = 'A harbour town votes to lift its reading room above the tide';

/** Every view of the desk, and how a person gets there. */
const views: readonly (readonly [string, (desk: DeskPage) => Promise<unknown>])[] = [
  ['the page', (desk) => desk.openStory(english)],
  ...['Bylines', 'Block', 'Findings', 'Versions', 'Facts'].map(
    (tab) => [`the inspector: ${tab}`, (desk: DeskPage) => desk.inspect(tab)] as const,
  ),
  ['the preview', (desk) => desk.press('Control+Alt+p')],
  ['find and replace', (desk) => desk.press('Control+h')],
];
const dialogs = [
  'All commands…',
  'Open story…',
  'New story…',
  'Keyboard shortcuts',
  'Settings…',
  'About Stet',
  'Export…',
  'Import…',
  'Link…',
  'Byline…',
  'Contributors…',
  'Backups…',
  'Preview at four widths',
];

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colours`, () => {
    test.use({ colorScheme: scheme });

    test('no view has a serious finding', async ({ desk }) => {
      for (const [name, open] of views) {
        await open(desk);
        expect(await seriousFindings(desk.page), name).toEqual([]);
      }
    });

    test('no dialog has a serious finding', async ({ desk }) => {
      await desk.openStory(english);
      for (const label of dialogs) {
        await desk.enter('Body');
        if (label === 'All commands…') await desk.press('Control+Shift+P');
        else await desk.command(label);
        await expect(desk.page.getByRole('dialog')).toBeVisible();
        expect(await seriousFindings(desk.page), label).toEqual([]);
        await desk.press('Escape');
        await expect(desk.page.getByRole('dialog')).toBeHidden();
      }
    });

    test('the empty desk and the empty trash have no serious finding', async ({ desk }) => {
      await desk.button('Remove samples', desk.queue).click();
      await expect(desk.queue).toContainText('No stories yet');
      expect(await seriousFindings(desk.page), 'empty desk').toEqual([]);
      await desk.button('Trash', desk.queue).click();
      expect(await seriousFindings(desk.page), 'empty trash').toEqual([]);
    });
  });
}
