import { describe, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { plainText } from '../../shared/document/nodeJson.ts';
import { exporters } from '../../shared/formats/exporters.ts';
import type { Exporter, ExportStory, Importer } from '../../shared/formats/format.ts';
import { html } from '../../shared/formats/html.ts';
import { htmlIn } from '../../shared/formats/htmlIn.ts';
import { importers } from '../../shared/formats/importers.ts';
import { stetStory } from '../../shared/formats/stetStory.ts';
import { stetStoryIn } from '../../shared/formats/stetStoryIn.ts';
import { readFacts } from '../../shared/story/keptFacts.ts';
import type { StoryMeta } from '../../shared/story/story.ts';
import { badAddresses, clean, faultsOf, isClean } from './faultsOf.ts';
import { bytesOf, contextOf, documentOf, fullDocument, samples, storyOf, textOf } from './formatKit.ts';
import { hasAllVectors, hostileVectors as vectors, vectorsName } from './hostileVectors.ts';

/** A document in which every text and every attribute that is one says this. */
function poisoned(node: NodeJson, value: string): NodeJson {
  const swap = (attrs: NodeJson['attrs']): NodeJson['attrs'] =>
    attrs &&
    Object.fromEntries(
      Object.entries(attrs).map(([name, old]) => [name, typeof old === 'string' ? value : old]),
    );
  return {
    ...node,
    ...(node.text === undefined ? {} : { text: value }),
    ...(node.attrs === undefined ? {} : { attrs: swap(node.attrs) ?? {} }),
    ...(node.marks === undefined
      ? {}
      : {
          marks: node.marks.map((mark) => ({
            ...mark,
            ...(mark.attrs === undefined ? {} : { attrs: swap(mark.attrs) ?? {} }),
          })),
        }),
    ...(node.content === undefined ? {} : { content: node.content.map((child) => poisoned(child, value)) }),
  };
}

function read(importer: Importer, markup: string) {
  const id = importer.id as keyof typeof names; // The first test holds the two lists together.
  return importer.read(bytesOf(fileOf[id]?.(markup) ?? ''), names[id]);
}

const small = documentOf(
  ...['paragraph', 'figure', 'embed', 'relatedStories'].flatMap((name) => samples.get(name) ?? []),
);

/** Without pictures and style: these tests look at the text thousands of times. */
const bare = contextOf({ media: () => null, theme: { id: 'none', css: '' } });

function written(exporter: Exporter, story: ExportStory): string {
  return textOf(exporter.write(story, 'x', bare));
}

function round(story: ExportStory, exporter: Exporter, again: Importer): ExportStory {
  return storyOf(again.read(bytesOf(written(exporter, story)), `x.${exporter.extension}`).document);
}

function exported(document: NodeJson): string {
  return textOf(html.write(storyOf(document), 'x', contextOf()));
}

/** Every fact that is text, and some that are not. */
function factsOf(markup: string): StoryMeta {
  const short = markup.slice(0, 200);
  return readFacts({
    slug: short,
    section: short,
    tags: [short],
    language: markup,
    place: short,
    assignee: short,
    notes: markup,
    publishedAt: markup,
    newerFact: markup,
  });
}

/** How a fragment stands in a file of each format. */
const fileOf: Readonly<Record<string, (markup: string) => string>> = {
  html: (markup) => markup,
  markdown: (markup) => `# Story\n\n${markup}\n`,
  text: (markup) => markup,
  json: (markup) => written(stetStory, storyOf(poisoned(fullDocument, markup), factsOf(markup))),
};
const names = { html: 'x.html', markdown: 'x.md', text: 'x.txt', json: 'x.json' } as const;

test(vectorsName, () => {
  if (!hasAllVectors) console.warn(`${vectorsName}.`);
  expect(vectors.length).toBe(hasAllVectors ? 643 : 4);
  expect(Object.keys(fileOf).sort()).toEqual(importers.map(({ id }) => id).sort());
});

// Some hundred thousand readings: on a machine that has other work they take their time.
describe('hostile markup', { timeout: 120_000 }, () => {
  test.each(importers)('imported as $label leaves nothing of it in the story or its exports', (importer) => {
    const problems = vectors.flatMap(({ id, html: markup }) => {
      const { document, meta } = read(importer, markup);
      const story = storyOf(document, readFacts(meta));
      const faults = faultsOf(textOf(html.write(story, 'x', contextOf())));
      const folder = faultsOf(textOf(html.write(story, 'x', contextOf({ asFolder: true }))));
      const json: { document: NodeJson } = JSON.parse(textOf(stetStory.write(story, 'x', contextOf())));
      const bad = [...badAddresses(document), ...badAddresses(json.document)];
      return isClean(faults) && isClean(folder) && bad.length === 0 ? [] : [{ id, faults, folder, bad }];
    });
    expect(problems).toEqual([]);
  });

  test.each(importers.flatMap((importer) => exporters.map((exporter) => ({ importer, exporter }))))(
    'imported as $importer.label, exported as $exporter.label and imported again changes no more',
    ({ importer, exporter }) => {
      const again = importers.find(({ id }) => id === exporter.id);
      if (again === undefined) throw new Error(exporter.id);
      const changed = vectors.flatMap(({ id, html: markup }) => {
        const first =
          importer.id === 'json'
            ? // A file of ours may hold values of a newer Stet, which no page carries.
              round(storyOf(poisoned(small, markup)), exporter, again)
            : storyOf(read(importer, markup).document);
        const second = round(first, exporter, again);
        const isSame =
          JSON.stringify(second.document) === JSON.stringify(first.document) &&
          written(exporter, second) === written(exporter, first);
        return isSame ? [] : [id];
      });
      expect(changed).toEqual([]);
    },
  );

  test('as the text of a story stays text, in the page and in the file', () => {
    const problems = vectors.flatMap(({ id, html: markup }) => {
      const story = storyOf(
        documentOf({ type: 'paragraph', content: [{ type: 'text', text: `x${markup}x` }] }),
        { slug: markup.slice(0, 200), tags: [markup.slice(0, 200)] },
      );
      const page = textOf(html.write(story, 'x', contextOf()));
      const again = stetStoryIn.read(
        bytesOf(textOf(stetStory.write(story, 'x', contextOf()))),
        'x.json',
      ).document;
      const back = htmlIn.read(bytesOf(page), 'x.html').document;
      const words = plainText(story.document);
      const isKept = plainText(again) === words && plainText(back) === words;
      return isKept &&
        JSON.stringify(Object.values(faultsOf(page)).map(String)) ===
          JSON.stringify(Object.values(clean).map(String))
        ? []
        : [id];
    });
    expect(problems).toEqual([]);
  });

  test('as the addresses of a story is refused by the model', () => {
    const targets = vectors.flatMap(({ html: markup }) => [
      markup,
      ...[...markup.matchAll(/(?:href|src|action|data)\s*=\s*["']?([^"'>\s]+)/gi)].map(
        ([, target]) => target ?? '',
      ),
    ]);
    const problems = targets.flatMap((target) => {
      const file = {
        format: 'stet-story',
        version: 1,
        schemaVersion: 1,
        story: {},
        document: {
          type: 'doc',
          content: [
            {
              type: 'body',
              content: [
                {
                  type: 'paragraph',
                  content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: target } }] }],
                },
                {
                  type: 'figure',
                  attrs: { source: target },
                  content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }],
                },
                {
                  type: 'embed',
                  attrs: { url: target },
                  content: [
                    { type: 'mediaTitle', content: [{ type: 'text', text: 'x' }] },
                    { type: 'embedText' },
                  ],
                },
                { type: 'video', attrs: { source: target, poster: target, embedUrl: target } },
              ],
            },
          ],
        },
      };
      const { document } = stetStoryIn.read(bytesOf(JSON.stringify(file)), 'x.json');
      const faults = faultsOf(exported(document));
      return badAddresses(document).length +
        faults.addresses.size +
        faults.tags.size +
        faults.attributes.size ===
        0
        ? []
        : [target];
    });
    expect(problems).toEqual([]);
  });

  test('is seen at all: the same look at the raw fragments finds plenty', () => {
    const found = vectors.filter(({ html: markup }) => {
      const faults = faultsOf(markup);
      return faults.tags.size + faults.attributes.size + faults.addresses.size > 0;
    });
    expect(found.length).toBeGreaterThan(vectors.length / 2);
  });
});
