import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { JsonValue, NodeJson } from '../../shared/document/json.ts';
import { plainText } from '../../shared/document/nodeJson.ts';
import { safeMediaSource, safeUrl } from '../../shared/document/safeUrl.ts';
import type { Importer } from '../../shared/formats/format.ts';
import { html } from '../../shared/formats/html.ts';
import { htmlIn } from '../../shared/formats/htmlIn.ts';
import { markdown } from '../../shared/formats/markdown.ts';
import { stetStory } from '../../shared/formats/stetStory.ts';
import { stetStoryIn } from '../../shared/formats/stetStoryIn.ts';
import { bytesOf, contextOf, documentOf, storyOf, textOf } from './formatKit.ts';

/**
 * Fragments that have broken sanitisers, kept beside the repository (`../shared/hostile`). Where they are not,
 * the few below stand in, and the test's name says so.
 */
const folder = join(import.meta.dirname, '../../../shared/hostile/xss-vectors.json');
const few = [
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<svg onload=alert(1)>',
  '<style>@import "x"</style>',
];
const hasAll = existsSync(folder);
const vectors: readonly { readonly id: string; readonly html: string }[] = hasAll
  ? JSON.parse(readFileSync(folder, 'utf8'))
  : few.map((markup, index) => ({ id: `own-${index}`, html: markup }));

const allowedTags = new Set(
  'html head meta title script style body a main article header section nav div p span h1 h2 h3 ul ol li figure figcaption img audio video blockquote table thead tbody tr th td hr br strong em b i sub sup time'.split(
    ' ',
  ),
);
const urlAttributes = new Set([
  'href',
  'src',
  'poster',
  'srcset',
  'action',
  'formaction',
  'data',
  'background',
  'xlink:href',
  'cite',
]);

interface Faults {
  readonly tags: Set<string>;
  readonly attributes: Set<string>;
  readonly addresses: Set<string>;
  styles: number;
}

/** What a page holds that none of ours may. */
function faultsOf(page: string): Faults {
  const faults: Faults = { tags: new Set(), attributes: new Set(), addresses: new Set(), styles: 0 };
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (!allowedTags.has(node.tagName)) faults.tags.add(node.tagName);
      for (const { name, value } of node.attrs) {
        if (/^on|^style$|^is$/.test(name)) faults.attributes.add(name);
        if (urlAttributes.has(name) && !isFine(value)) faults.addresses.add(value);
      }
      if (node.tagName === 'script' && !node.attrs.some(({ value }) => value === 'application/ld+json'))
        faults.tags.add('script');
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(page));
  faults.styles =
    page.slice(page.indexOf('<style>'), page.indexOf('</style>')).match(/url\(|@import/gi)?.length ?? 0;
  return faults;
}

function isFine(address: string): boolean {
  return (
    safeUrl(address) !== null ||
    address === '#story' ||
    /^media\/[0-9a-f]{64}\.\w+$/.test(address) ||
    /^data:(image\/(png|jpeg|gif|webp|avif)|audio\/|video\/)/.test(address)
  );
}

/** Addresses in the model that a story may not hold. */
function badAddresses(document: NodeJson): readonly string[] {
  const bad: string[] = [];
  const look = (name: string, value: JsonValue | undefined): void => {
    if (
      typeof value === 'string' &&
      /^(href|url|embedUrl)$/.test(name) &&
      value !== '' &&
      safeUrl(value) === null
    )
      bad.push(value);
    if (
      typeof value === 'string' &&
      /^(source|poster|picture)$/.test(name) &&
      value !== '' &&
      safeMediaSource(value) === null
    )
      bad.push(value);
  };
  const walk = (node: NodeJson): void => {
    for (const [name, value] of Object.entries(node.attrs ?? {})) look(name, value);
    for (const mark of node.marks ?? [])
      for (const [name, value] of Object.entries(mark.attrs ?? {})) look(name, value);
    node.content?.forEach(walk);
  };
  walk(document);
  return bad;
}

const clean: Faults = { tags: new Set(), attributes: new Set(), addresses: new Set(), styles: 0 };

function exported(document: NodeJson): string {
  return textOf(html.write(storyOf(document), 'x', contextOf()));
}

describe(`hostile markup (${hasAll ? `${vectors.length} fragments` : 'a few of our own: the collection is not beside this repository'})`, () => {
  test.each<[Importer, string]>([
    [htmlIn, 'x.html'],
    [markdown, 'x.md'],
  ])('imported as $label leaves nothing of it in the story or the page', (importer, name) => {
    const problems = vectors.flatMap(({ id, html: markup }) => {
      const { document } = importer.read(
        bytesOf(importer === markdown ? `# Story\n\n${markup}\n` : markup),
        name,
      );
      const faults = faultsOf(exported(document));
      const bad = badAddresses(document);
      const isClean =
        JSON.stringify([...faults.tags, ...faults.attributes, ...faults.addresses, ...bad]) === '[]' &&
        faults.styles === 0;
      return isClean ? [] : [{ id, faults, bad }];
    });
    expect(problems).toEqual([]);
  });

  test('imported as a page changes no more when it goes out and comes in again', () => {
    const changed = vectors.flatMap(({ id, html: markup }) => {
      const first = storyOf(htmlIn.read(bytesOf(markup), 'x.html').document).document;
      const page = exported(first);
      const second = htmlIn.read(bytesOf(page), 'x.html').document;
      return JSON.stringify(second) === JSON.stringify(first) && exported(second) === page ? [] : [id];
    });
    expect(changed).toEqual([]);
  });

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
