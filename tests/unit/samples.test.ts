import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFindings } from '../../shared/checks/index.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { elements, marks } from '../../shared/elements/index.ts';

import { mediaTypes } from '../../shared/formats/mediaTypes.ts';
import { stetStoryFile } from '../../shared/formats/stetStoryFile.ts';
import { stetStoryIn } from '../../shared/formats/stetStoryIn.ts';
import { contributor } from '../../shared/story/contributor.ts';
import { signatureOf } from '../../shared/story/signature.ts';
import { storyMeta } from '../../shared/story/story.ts';

const folder = join(import.meta.dirname, '..', '..', 'resources', 'sample-stories');
const read = (name: string) => readFileSync(join(folder, name));
const json = (name: string): unknown => JSON.parse(read(name).toString());
const story = (name: string) => stetStoryFile.parse(json(name));

const stories = ['customs-house-reading-room.stet.json', 'qanat-mehrzaran.stet.json'];

function everyNode(node: NodeJson): readonly NodeJson[] {
  return [node, ...(node.content ?? []).flatMap(everyNode)];
}

function textOf(node: NodeJson): string {
  return everyNode(node)
    .map(({ text }) => text ?? '')
    .join(' ');
}

const sourcesIn = (value: unknown) => new Set(JSON.stringify(value).match(/media:[0-9a-f]{64}\.[a-z0-9]+/g));

describe.each(stories)('%s', (name) => {
  test('is read without a word of complaint, and its document is as the schema writes it', () => {
    const { dropped, document } = stetStoryIn.read(new Uint8Array(read(name)), name);
    expect(dropped).toEqual([]);
    const parsed = parseDocument(story(name).document);
    expect(parsed.ok && parsed.problems).toEqual([]);
    expect(parsed.ok && serializeDocument(parsed.document)).toEqual(document);
  });

  test('carries its media beside it, each named by its content and small enough', () => {
    const file = story(name);
    expect(new Set(file.media.map(({ source }) => source))).toEqual(sourcesIn(file.document));
    for (const { source, path, type } of file.media) {
      const bytes = read(path ?? '');
      const [, hash, extension] = /^media:([0-9a-f]+)\.(\w+)$/.exec(source) ?? [];
      expect({ source, hash, type }).toEqual({
        source,
        hash: createHash('sha256').update(bytes).digest('hex'),
        type: mediaTypes[extension ?? ''],
      });
      expect(bytes.length).toBeLessThan(300_000);
    }
  });

  test('has nothing to mend before it is exported', () => {
    const parsed = parseDocument(story(name).document);
    expect(parsed.ok && findFindings(parsed.document, storyMeta.parse(story(name).story))).toEqual([]);
  });

  test('has a summary of three to five bullets', () => {
    const summary = everyNode(story(name).document).filter(({ type }) => type === 'summaryItem');
    expect(summary.length).toBeGreaterThanOrEqual(3);
    expect(summary.length).toBeLessThanOrEqual(5);
  });
});

test('the English sample shows every element and every mark', () => {
  const nodes = everyNode(story('customs-house-reading-room.stet.json').document);
  const used = new Set(nodes.map(({ type }) => type));
  const usedMarks = new Set(nodes.flatMap((node) => node.marks?.map(({ type }) => type) ?? []));
  const isOwn = (name: string) => !name.startsWith('unknown');
  expect(elements.map(({ name }) => name).filter((name) => isOwn(name) && !used.has(name))).toEqual([]);
  expect(marks.map(({ name }) => name).filter((name) => isOwn(name) && !usedMarks.has(name))).toEqual([]);
});

test('the English sample has both sizes of figure, both levels of subheading, and cells that span', () => {
  const nodes = everyNode(story('customs-house-reading-room.stet.json').document);
  const values = (type: string, name: string) =>
    new Set(nodes.filter((node) => node.type === type).map((node) => node.attrs?.[name]));
  expect({
    sizes: values('figure', 'size'),
    levels: values('subheading', 'level'),
    bylines: values('byline', 'kind'),
    audio: values('audio', 'aiGenerated'),
    across: values('tableCell', 'colspan').has(2),
    down: values('tableHeader', 'rowspan').has(2),
  }).toEqual({
    sizes: new Set(['full', 'inset']),
    levels: new Set([2, 3]),
    bylines: new Set(['person', 'desk']),
    audio: new Set([true]),
    across: true,
    down: true,
  });
});

test('the Persian sample runs from right to left and holds Latin names and figures', () => {
  const { story: facts, document } = story('qanat-mehrzaran.stet.json');
  expect(facts).toMatchObject({ language: 'fa', direction: 'rtl' });
  expect(textOf(document)).toMatch(/[\u0600-\u06ff].*[A-Za-z].*\d.*[\u06f0-\u06f9]/su);
});

test('those who sign the samples stand in the directory with the same facts', () => {
  const directory = contributor.array().parse(json('contributors.json'));
  const bylines = stories.flatMap((name) =>
    everyNode(story(name).document).flatMap(({ type, attrs }) =>
      type === 'byline' ? [{ language: storyMeta.parse(story(name).story).language, attrs }] : [],
    ),
  );
  expect(bylines.map(({ attrs }) => attrs)).toEqual(
    bylines.map(({ language }, index) => {
      const entry = directory[index];
      return entry === undefined ? null : signatureOf(entry, language);
    }),
  );
  expect(bylines).toHaveLength(directory.length);
  const pictures = directory.map(({ picture }) => picture?.slice('media:'.length));
  expect(readdirSync(join(folder, 'media'))).toEqual(expect.arrayContaining(pictures));
});

test('nothing lies in the media folder that no sample shows', () => {
  const shown = new Set(
    stories.flatMap((name) => [...sourcesIn(json(name))]).map((source) => source.slice('media:'.length)),
  );
  expect(new Set(readdirSync(join(folder, 'media')))).toEqual(shown);
});
