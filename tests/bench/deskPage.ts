import type { BrowserContext, Page } from 'playwright-core';
import type { Desk } from './desk.ts';

/** The whole desk in a page of its own: queue, page, inspector and, unless it is closed, the preview beside it. */
export async function openDeskPage(
  context: BrowserContext,
  desk: Desk,
  { isPreviewOpen = true }: { readonly isPreviewOpen?: boolean } = {},
): Promise<Page> {
  await desk.api.call('settings.write', {
    values: { isPreviewOpen, isQueueOpen: true, isInspectorOpen: true, openStory: '' },
  });
  const page = await context.newPage();
  await page.goto(desk.url);
  await page.getByRole('listbox', { name: 'Stories' }).getByRole('option').first().waitFor();
  return page;
}

/** Opens a story from the queue by its headline and waits until it can be written in. */
export async function openStory(page: Page, headline: string): Promise<void> {
  await page.getByRole('listbox', { name: 'Stories' }).getByText(headline, { exact: true }).click();
  await page.locator('[contenteditable=true] [data-field=headline]').getByText(headline).waitFor();
}
