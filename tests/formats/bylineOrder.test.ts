import { describe, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { exporters } from '../../shared/formats/exporters.ts';
import { importFile } from '../../shared/formats/importFile.ts';
import { schemaVersion, storyMeta } from '../../shared/story/story.ts';
import { article } from '../contract/article.ts';

/** Neither by the alphabet, nor by kind, nor by script. */
const order = [
  ['Юлия Ясная', 'person'],
  ['Night desk', 'desk'],
  ['آوا کوهستانی', 'person'],
  ['Anna Abel', 'person'],
  ['میز فارسی', 'desk'],
  ['Алена Бор', 'person'],
  ['Anna Abel', 'person'],
] as const;
const names = order.map(([name]) => name);

const base = article('Order');
const document: NodeJson = {
  ...base,
  content: (base.content ?? []).map((field) =>
    field.type === 'bylines'
      ? {
          type: 'bylines',
          content: order.map(([name, kind], index) => ({
            type: 'byline',
            attrs: { contributorId: `c${String(9 - index)}`, kind, name, role: `Role ${String(index)}` },
          })),
        }
      : field,
  ),
};
const written = (id: string): string => {
  const exporter = exporters.find((one) => one.id === id);
  const files = exporter?.write(
    { schemaVersion, document, meta: storyMeta.parse({ language: 'en' }), createdAt: '2026-03-01T08:00:00Z' },
    'order',
    {
      asFolder: false,
      theme: { id: '', css: '' },
      media: () => null,
      picture: () => null,
      facts: () => null,
    },
  );
  return String(files?.[0]?.content);
};
/** In the order of the text, as often as they stand there. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(new RegExp([...new Set(names)].join('|'), 'g'))].map(([name]) => name);

describe('persons and desks of three scripts stand in the order of the byline', () => {
  test.each(exporters.map(({ id }) => [id]))('in every name of the %s export', (id) => {
    const found = namesIn(written(id));
    expect(found.length).toBeGreaterThanOrEqual(names.length);
    expect(found.length % names.length).toBe(0);
    for (let start = 0; start < found.length; start += names.length)
      expect(found.slice(start, start + names.length)).toEqual(names);
  });

  test('on the line under the headline, on the cards, in the head and in the page’s JSON-LD', () => {
    const page = written('html');
    const part = (from: string, to: string) => {
      const start = page.indexOf(from);
      return namesIn(page.slice(start, page.indexOf(to, start)));
    };
    expect(part('<p class="stet-bylines">', '</p>')).toEqual(names);
    expect(part('<section class="stet-contributors"', '</section>')).toEqual(names);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}';
    expect((JSON.parse(data) as { author: unknown }).author).toEqual(
      order.map(([name, kind]) =>
        expect.objectContaining({ '@type': kind === 'desk' ? 'Organization' : 'Person', name }),
      ),
    );
  });

  test.each([
    ['html', 'order.html'],
    ['json', 'order.stet.json'],
  ])('when the %s export is read in again', (id, name) => {
    const { document: read } = importFile(new TextEncoder().encode(written(id)), name);
    const bylines = (read.content ?? []).find(({ type }) => type === 'bylines')?.content ?? [];
    expect(bylines.map(({ attrs }) => [attrs?.name, attrs?.kind])).toEqual(order);
  });

  test.each([
    ['Markdown', 'order.md', `---\ntitle: Order\nauthors: ${JSON.stringify(names)}\n---\n\nText.`],
    ['HTML of others', 'page.html', page()],
  ])('when %s names its authors', (_what, name, text) => {
    const { document: read } = importFile(new TextEncoder().encode(text), name);
    const bylines = (read.content ?? []).find(({ type }) => type === 'bylines')?.content ?? [];
    expect(bylines.map(({ attrs }) => attrs?.name)).toEqual(names);
  });
});

function page(): string {
  const authors = names.map((name) => `<meta name="author" content="${name}">`);
  return `<!doctype html><title>Order</title>${authors.join('')}<article><h1>Order</h1><p>Text of the story.</p></article>`;
}
