import { expect, type Locator, type Page } from '@playwright/test';
import type { Api } from '../../shared/contract/host.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import type { Story } from '../../shared/story/story.ts';

export type DeskPage = ReturnType<typeof deskPage>;

/** The desk as a person with a screen reader meets it: everything is found by its role and its name. */
export function deskPage(page: Page, api: Api) {
  // From the start: asked for only when one is awaited, a busy browser could open its own chooser first.
  page.on('filechooser', () => {});
  const canvas = page.getByRole('textbox', { name: 'Story', exact: true });
  const queue = page.getByRole('region', { name: 'Queue' });
  const stories = page.getByRole('listbox', { name: 'Stories' });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const status = page.getByRole('contentinfo');

  const field = (name: string): Locator => canvas.getByRole('group', { name, exact: true });
  const row = (headline: string | RegExp): Locator => stories.getByRole('option', { name: headline });
  const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });

  /** The bar says so, and it says so only after the commit. */
  const saved = async (): Promise<void> => {
    await expect(status.getByText(/^Saved \d/)).toBeVisible();
  };
  /** The row of the story on the page. */
  const openRow = stories.locator('[aria-current=true]');
  const storyId = async (): Promise<string> => {
    const id = await openRow.getAttribute('data-story');
    if (id === null) throw new Error('No story is open.');
    return id;
  };
  const readStory = async (): Promise<Story> => {
    await saved();
    return (await api.call('stories.read', { id: await storyId() })).story;
  };

  return {
    page,
    api,
    canvas,
    queue,
    stories,
    inspector,
    status,
    field,
    row,
    dialog,
    saved,
    storyId,
    readStory,
    /** The open story's document as it lies in the library. */
    readDocument: async (): Promise<NodeJson> => (await readStory()).document,
    /** Puts the caret at the end of a field. */
    async enter(name: string, nth = 0): Promise<void> {
      await field(name).nth(nth).click();
      await expect(canvas).toBeFocused();
      await page.keyboard.press('End');
    },
    /** Puts the caret into the block with this text; the desk knows it is there when this returns. */
    async enterText(text: string): Promise<void> {
      await canvas.getByText(text).click();
      await expect(canvas.locator('.is-active').filter({ hasText: text }).first()).toBeVisible();
    },
    type: (text: string) => page.keyboard.type(text),
    /** Keys one after the other; each is seen on the screen before the next, as with a person. */
    press: async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) {
        await page.keyboard.press(key);
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
    },
    async newStory(template = 'Empty story'): Promise<void> {
      const before = (await api.call('stories.list', { limit: 100 })).rows.map(({ id }) => id);
      await queue.getByRole('button', { name: 'New story' }).click();
      await page.getByRole('menuitem', { name: template, exact: true }).click();
      // One of those there before may still be on its way to the page, at the start above all.
      const isNew = before.map((id) => `:not([data-story="${id}"])`).join('');
      await expect(stories.locator(`[aria-current=true]${isNew}`)).toBeVisible();
      await expect(canvas).toBeFocused();
    },
    async openStory(headline: string): Promise<void> {
      await row(headline).click();
      await expect(field('Headline')).toHaveText(headline);
    },
    /** Runs a command by its name in the palette. */
    async command(label: string): Promise<void> {
      await page.keyboard.press('Control+Shift+P');
      const palette = dialog('All commands');
      await palette.getByRole('combobox', { name: 'Command' }).fill(label);
      await palette.getByRole('option', { name: label, exact: false }).first().click();
      await expect(palette).toBeHidden();
    },
    async inspect(tab: string): Promise<Locator> {
      await inspector.getByRole('tab', { name: tab }).click();
      return inspector.getByRole('tabpanel', { name: tab });
    },
    /** Inserts an element with the slash menu; the caret is in an empty paragraph before and in its text after. */
    async insert(label: string): Promise<void> {
      await page.keyboard.type(`/${label.toLowerCase()}`);
      await expect(page.getByRole('option', { name: label, exact: true })).toBeVisible();
      await page.keyboard.press('Enter');
    },
    /** A new story with this headline, saved. The caret stands behind it. */
    async startStory(headline: string): Promise<void> {
      await this.newStory();
      await this.enter('Headline');
      await this.type(headline);
      await saved();
    },
    /** Answers the file chooser that `ask` opens. */
    async chooseFile(ask: () => Promise<void>, ...files: readonly string[]): Promise<void> {
      const chooser = page.waitForEvent('filechooser');
      await ask();
      await (await chooser).setFiles([...files]);
    },
    button: (name: string | RegExp, within: Locator | Page = page): Locator =>
      within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }),
    toast: (text: string | RegExp): Locator => page.getByRole('region', { name: 'Messages' }).getByText(text),
  };
}
