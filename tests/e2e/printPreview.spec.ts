import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './desk.ts';

test.use({ samples: true });

/** Chromium writes a page's own object as plain text, whatever else it packs. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

for (const theme of ['Standard', 'Plain']) {
  for (const headline of [
    'A harbour town votes to lift its reading room above the tide',
    'پس از چهل سال، آب به قنات مهرزاران برگشت',
  ]) {
    test(`paper has as many pages in the preview as in the PDF: ${theme}, ${headline}`, async ({ desk }) => {
      await desk.openStory(headline);
      await desk.button('Preview').click();
      const preview = desk.page.getByRole('region', { name: 'Preview' }).first();
      await preview.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
      await desk.button('Print preview').click();
      const { outcomes } = await desk.api.call('exports.write', {
        ids: [await desk.storyId()],
        format: 'pdf',
        theme: theme.toLowerCase(),
        folder: join(desk.folder, 'out'),
      });
      const pages = pagesOf(readFileSync(outcomes[0]?.files[0] ?? ''));
      expect(pages).toBeGreaterThan(1);
      await expect(preview).toContainText(`A4 · about ${pages} pages`);
    });
  }
}
