import { describe, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { exporters } from '../../shared/formats/exporters.ts';
import { type StoryMeta, storyMeta } from '../../shared/story/story.ts';
import { contextOf, fullDocument, storyOf } from './formatKit.ts';

const mark = (name: string) => `MARKER-${name}`;

/** Every fact a story has, each with a mark of its own where it is text. */
const meta: StoryMeta = {
  ...storyMeta.parse({}),
  slug: mark('slug'),
  section: mark('section'),
  tags: [mark('tags')],
  place: mark('place'),
  assignee: mark('assignee'),
  notes: `${mark('notes')} /home/mara/secret.txt C:\\Users\\Mara`,
  status: 'review',
  embargoUntil: '2031-01-01T00:00:00Z',
  isSample: true,
  _reviewers: mark('underscore'),
  comments: mark('comments'),
};

/** What may be in a file, by format. Whatever a fact added later is called, it must be put on a list here. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  html: ['slug', 'section', 'tags', 'place'],
  json: ['slug', 'section', 'tags', 'place', 'assignee'],
};

describe.each(exporters)('$label', (exporter) => {
  for (const asFolder of [false, true]) {
    const text = exporter
      .write(storyOf(fullDocument, meta), 'story', contextOf({ asFolder }))
      .map(({ content }) => (typeof content === 'string' ? content : ''))
      .join('\n');

    test(`${asFolder ? 'a folder' : 'one file'} holds the facts meant for it and no others`, () => {
      const found = new Set([...text.matchAll(/MARKER-(\w+)/g)].map(([, name]) => name));
      expect([...found].sort()).toEqual([...(allowed[exporter.id] ?? [])].sort());
    });

    test(`${asFolder ? 'a folder' : 'one file'} holds no notes, no sample mark and no path of this machine`, () => {
      expect(text).not.toMatch(/"notes"|isSample|_reviewers|\/home\/|[A-Z]:\\|file:/);
      expect(text.includes('2031-01-01')).toBe(exporter.id === 'json');
    });
  }
});

test('every fact the schema knows is decided on above', () => {
  const decided = new Set([
    ...Object.keys(meta),
    'language',
    'direction',
    'publishedAt',
    'updatedAt',
    'isUpdated',
  ]);
  expect(Object.keys(storyMeta.shape).filter((name) => !decided.has(name))).toEqual([]);
});

test('what a newer Stet hung on the text is in no page', () => {
  const document: NodeJson = {
    type: 'doc',
    content: [
      {
        type: 'headline',
        content: [
          { type: 'text', text: 'Headline', marks: [{ type: 'comment', attrs: { text: mark('comment') } }] },
        ],
      },
      {
        type: 'body',
        content: [
          { type: 'futureBox', attrs: { secret: mark('box') } },
          { type: 'paragraph', attrs: { reviewer: mark('attribute') } },
        ],
      },
    ],
  };
  const html = exporters.find(({ id }) => id === 'html');
  const page = String(html?.write(storyOf(document), 'story', contextOf())[0]?.content);
  expect(page).toContain('Headline');
  expect(page).not.toContain('MARKER');
});
