import { escapeHtml } from '../document/escape.ts';
import { shownDocument } from '../document/newerDocument.ts';
import { createHtmlWriter } from '../document/renderHtml.ts';
import type { Exporter } from './format.ts';
import { createMediaOut } from './mediaAddress.ts';
import { pageHead } from './pageHead.ts';
import { readerFacts } from './publicFacts.ts';

/** A page for readers: no script, no request to anywhere, the same bytes for the same story. */
export const html: Exporter = {
  id: 'html',
  label: 'Web page (HTML)',
  description: 'For a site or a mail: opens in every browser, needs no network.',
  extension: 'html',
  mediaType: 'text/html',
  hasThemes: true,
  write(story, name, context) {
    const facts = readerFacts(story.meta);
    const media = createMediaOut(context);
    const writer = createHtmlWriter({
      language: facts.language,
      direction: facts.direction,
      meta: facts,
      mediaUrl: media.address,
      pictures: media.picture,
    });
    const document = shownDocument(story.document, story.schemaVersion);
    const article = writer.article(document);
    const head = pageHead({
      document,
      facts,
      words: writer.words,
      css: context.theme.css,
      media,
    });
    const page =
      `<!DOCTYPE html>\n<html lang="${escapeHtml(facts.language)}" dir="${facts.direction}">\n` +
      `<head>\n${head}\n</head>\n` +
      `<body class="theme-${escapeHtml(context.theme.id)}">\n` +
      `<a class="skip-link" href="#story">${escapeHtml(writer.words.skip)}</a>\n` +
      `<main id="story">\n${article}\n</main>\n</body>\n</html>\n`;
    if (!context.asFolder) return [{ path: `${name}.html`, content: page }];
    const files = media.files().map(({ path, content }) => ({ path: `${name}/${path}`, content }));
    return [{ path: `${name}/index.html`, content: page }, ...files];
  },
};
