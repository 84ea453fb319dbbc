import { getSchema } from '@tiptap/core';
import { DOMParser, DOMSerializer, Node } from '@tiptap/pm/model';
import { Window } from 'happy-dom';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { findFindings } from '../../shared/checks/index.ts';
import { readHtml } from '../../shared/document/readHtml.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { parseDocument, schema, serializeDocument } from '../../shared/document/schema.ts';
import { elementExtensions } from '../../shared/document/toExtension.ts';
import { elements, marks } from '../../shared/elements/index.ts';
import { storyMeta } from '../../shared/story/story.ts';
import { rendering, storyWith } from './storyWith.ts';

const editorSchema = getSchema(elementExtensions());
const isOpaque = (name: string): boolean => name.startsWith('unknown');

function parsed(json: unknown): Node {
  const result = parseDocument(json);
  if (!result.ok) throw new Error(result.reason);
  expect(result.problems).toEqual([]);
  return result.document;
}

describe.each(elements.map((element) => [element.name, element] as const))('%s', (name, element) => {
  const story = storyWith(element.sample);

  test('its sample fits the schema', () => {
    expect(() => Node.fromJSON(schema, element.sample).check()).not.toThrow();
    expect(() => parsed(story).check()).not.toThrow();
  });

  test('is stored and read again without a change', () => {
    if (isOpaque(name)) {
      const once = serializeDocument(parsed(story));
      expect(serializeDocument(parsed(once))).toEqual(once);
    } else {
      expect(serializeDocument(parsed(story))).toEqual(story);
    }
  });

  test.each(isOpaque(name) ? [] : ['with its files', 'without its files'])(
    'is written to HTML %s and comes back equal',
    (files) => {
      const writer = createHtmlWriter(
        files === 'with its files' ? rendering : { ...rendering, mediaUrl: () => null },
      );
      const read = readHtml(writer.article(story));
      expect(read.document).toEqual(story);
      expect(read.dropped).toEqual([]);
    },
  );

  test('goes through the editor and its clipboard without a change', () => {
    const document = new Window().document;
    const inEditor = Node.fromJSON(editorSchema, parsed(story).toJSON());
    inEditor.check();
    // happy-dom's document is a document to ProseMirror, which asks for lib.dom's type.
    const dom = DOMSerializer.fromSchema(editorSchema).serializeFragment(inEditor.content, {
      document: document as unknown as Document,
    });
    const again = DOMParser.fromSchema(editorSchema).parse(dom, { preserveWhitespace: 'full' });
    expect(again.toJSON()).toEqual(inEditor.toJSON());
  });

  test('empty of text, it is no trouble to readers', () => {
    const insert = element.insert?.content;
    if (insert === undefined || name === 'divider') return;
    const html = createHtmlWriter(rendering).node(insert);
    expect(html).toBe('');
  });
});

test('the editor’s schema is the story’s schema', () => {
  const outline = (one: typeof schema) => ({
    nodes: Object.values(one.nodes).map(({ name, spec }) => ({
      name,
      content: spec.content ?? null,
      group: spec.group ?? null,
      marks: spec.marks ?? null,
      tableRole: spec['tableRole'] ?? null,
      flags: [spec.inline, spec.atom, spec.isolating, spec.defining, spec.draggable, spec.selectable].map(
        (flag) => flag ?? null,
      ),
      attrs: spec.attrs ?? {},
    })),
    marks: Object.values(one.marks).map(({ name, spec }) => ({
      name,
      excludes: spec.excludes ?? null,
      inclusive: spec.inclusive ?? null,
      attrs: spec.attrs ?? {},
    })),
  });
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const text = outline(schema).nodes.filter(({ name }) => name !== 'text');
  expect(plain(outline(editorSchema).nodes.filter(({ name }) => name !== 'text'))).toEqual(plain(text));
  expect(plain(outline(editorSchema).marks)).toEqual(plain(outline(schema).marks));
});

test.each(marks.filter((mark) => !isOpaque(mark.name)).map((mark) => [mark.name, mark] as const))(
  'text marked %s comes back marked',
  (_name, mark) => {
    const story = storyWith({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Before ' },
        { type: 'text', marks: [mark.sample], text: 'marked & said' },
        { type: 'text', text: ' after' },
      ],
    });
    expect(serializeDocument(parsed(story))).toEqual(story);
    expect(readHtml(createHtmlWriter(rendering).article(story)).document).toEqual(story);
  },
);

test('a story of every element is valid HTML', async () => {
  const blocks = elements
    .filter((element) => element.node.group?.includes('block') === true)
    .map((element) => element.sample);
  const head = ['kicker', 'headline', 'standfirst', 'bylines', 'summary', 'lead'].map(
    (name) => elements.find((one) => one.name === name)?.sample,
  );
  const story = { type: 'doc', content: [...head, { type: 'body', content: [...blocks, ...blocks] }] };
  const article = createHtmlWriter({ ...rendering, anchors: true }).article(serializeDocument(parsed(story)));
  const page = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>A story</title>\n</head>\n<body>\n<main>\n${article}\n</main>\n</body>\n</html>\n`;
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'long-title': 'off' },
  }).validateString(page);
  expect(
    report.results.flatMap((result) =>
      result.messages.map(({ ruleId, message, line }) => ({ ruleId, message, line })),
    ),
  ).toEqual([]);
});

test('a finding of an element stands where the element stands', () => {
  const document = parsed(
    storyWith({
      type: 'figure',
      attrs: { source: null, width: null, height: null, size: 'full' },
      content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }],
    }),
  );
  const finding = findFindings(document, storyMeta.parse({}), 0).find(({ code }) => code === 'figure.noAlt');
  expect(document.nodeAt(finding?.position ?? -1)?.type.name).toBe('figure');
});
