import { describe, expect, test } from 'vitest';
import { findFindings } from '../../shared/checks/index.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { emptyDocument, parseDocument } from '../../shared/document/schema.ts';
import { countDocument, countText } from '../../shared/story/counts.ts';
import { derive } from '../../shared/story/derive.ts';
import { type StoryMeta, statuses, storyMeta } from '../../shared/story/story.ts';
import { isEmbargoed, mayFollow, nextStatuses } from '../../shared/story/workflow.ts';
import { sampleOf, story } from '../elements/storyWith.ts';

const text = (value: string, href?: string): NodeJson =>
  href === undefined
    ? { type: 'text', text: value }
    : { type: 'text', text: value, marks: [{ type: 'link', attrs: { href } }] };
const paragraph = (...content: readonly NodeJson[]): NodeJson => ({ type: 'paragraph', content });
const now = Date.parse('2026-03-01T12:00:00Z');

function documentOf(json: NodeJson) {
  const parsed = parseDocument(json);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.document;
}

describe('counts', () => {
  test.each([
    ['Two words', 'en', { words: 2, characters: 9, minutes: 1 }],
    ['', 'en', { words: 0, characters: 0, minutes: 0 }],
    ['— … !', 'en', { words: 0, characters: 5, minutes: 0 }],
    ['Don’t re-read e-mails', 'en', { words: 5, characters: 21, minutes: 1 }],
    ['Її ёлка', 'uk', { words: 2, characters: 7, minutes: 1 }],
    ['نیم‌روز خوب', 'fa', { words: 2, characters: 10, minutes: 1 }],
    ['👩‍👩‍👧 é', 'en', { words: 1, characters: 3, minutes: 1 }],
    ['東京都に住む', 'ja', { words: 4, characters: 6, minutes: 1 }],
    ['Two words', 'not a language', { words: 2, characters: 9, minutes: 1 }],
  ])('%j (%s)', (value, language, expected) => {
    expect(countText(value, language)).toEqual(expected);
  });

  test('a story counts what its readers read, and a change counts only once', () => {
    const document = documentOf(
      story({
        headline: { type: 'headline', content: [text('One two')] },
        lead: {
          type: 'lead',
          content: [
            {
              type: 'figure',
              content: [
                { type: 'caption', content: [text('three')] },
                { type: 'credit', content: [text('not counted')] },
                { type: 'altText', content: [text('nor this')] },
              ],
            },
          ],
        },
        body: { type: 'body', content: [paragraph(text('four five')), paragraph(text('six'))] },
      }),
    );
    expect(countDocument(document, 'en')).toEqual({ words: 6, characters: 24, minutes: 1 });
    expect(countDocument(document, 'en')).toEqual({ words: 6, characters: 24, minutes: 1 });
    expect(countDocument(document.child(document.childCount - 1), 'en').words).toBe(3);
  });

  test('reading time goes by the language', () => {
    const words = 'word '.repeat(2280);
    expect(countText(words, 'en').minutes).toBe(10);
    expect(countText(words, 'ar').minutes).toBe(17);
  });
});

test('headline, words and search text come from the document', () => {
  const document = documentOf(
    story({
      headline: { type: 'headline', content: [text('  The   flood ')] },
      bylines: sampleOf('bylines'),
      body: {
        type: 'body',
        content: [
          paragraph(text('One')),
          { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('two'))] }] },
        ],
      },
    }),
  );
  expect(derive(document, { language: 'en' })).toEqual({
    headline: 'The flood',
    words: 4,
    searchText: { headline: 'The flood', body: 'Mara Lindqvist\nOne\ntwo' },
  });
});

describe('workflow', () => {
  test('a story goes forward step by step, and back from anywhere', () => {
    const allowed = statuses.flatMap((from) =>
      statuses.filter((to) => from !== to && mayFollow(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(allowed).toEqual([
      'draft → review',
      'review → draft',
      'review → approved',
      'approved → draft',
      'approved → review',
      'approved → exported',
      'exported → draft',
      'exported → review',
    ]);
    expect(nextStatuses('review')[0]).toBe('approved');
    expect(mayFollow('draft', 'draft')).toBe(true);
  });

  test('an embargo ends at its moment', () => {
    expect(isEmbargoed({ embargoUntil: '2026-03-01T12:00:01Z' }, now)).toBe(true);
    expect(isEmbargoed({ embargoUntil: '2026-03-01T12:00:00Z' }, now)).toBe(false);
    expect(isEmbargoed({ embargoUntil: null }, now)).toBe(false);
  });
});

describe('findings', () => {
  const codes = (json: NodeJson, meta: Partial<StoryMeta> = {}): readonly string[] =>
    findFindings(documentOf(json), storyMeta.parse({ slug: 's', section: 'World', ...meta }), now).map(
      ({ code }) => code,
    );

  test('an empty story: the gravest first', () => {
    const findings = findFindings(emptyDocument(), storyMeta.parse({}), now);
    expect(findings.map(({ code, severity }) => `${severity}: ${code}`)).toEqual([
      'error: headline.empty',
      'error: body.empty',
      'warning: bylines.none',
      'warning: summary.length',
      'warning: facts.noSlug',
      'note: standfirst.empty',
      'note: lead.none',
      'note: facts.noSection',
    ]);
    for (const { message } of findings) expect(message).toMatch(/^[A-Z“].*[.?]$/);
  });

  const item = (value: string): NodeJson => ({ type: 'summaryItem', content: [text(value)] });
  test.each<[string, NodeJson, string]>([
    [
      'two bullets',
      story({ summary: { type: 'summary', content: [item('a'), item('b')] } }),
      'summary.length',
    ],
    [
      'six bullets',
      story({ summary: { type: 'summary', content: ['a', 'b', 'c', 'd', 'e', 'f'].map(item) } }),
      'summary.length',
    ],
    [
      'a picture without words',
      story({ lead: { type: 'lead', content: [{ type: 'figure' }] } }),
      'figure.noAlt',
    ],
    [
      'a picture without a credit',
      story({ lead: { type: 'lead', content: [{ type: 'figure' }] } }),
      'figure.noCredit',
    ],
    [
      'a picture without a caption',
      story({ lead: { type: 'lead', content: [{ type: 'figure' }] } }),
      'figure.noCaption',
    ],
    [
      'audio nobody has spoken of',
      story({ body: { type: 'body', content: [{ type: 'audio' }] } }),
      'audio.aiUnmarked',
    ],
    [
      'a link on "here"',
      story({
        body: { type: 'body', content: [paragraph(text('Click '), text('here.', 'https://example.org/'))] },
      }),
      'link.vague',
    ],
    [
      'a link on "здесь"',
      story({ body: { type: 'body', content: [paragraph(text('Здесь', 'https://example.org/'))] } }),
      'link.vague',
    ],
    [
      'a bare address',
      story({
        body: { type: 'body', content: [paragraph(text('https://example.org/a', 'https://example.org/a'))] },
      }),
      'link.bareAddress',
    ],
    [
      'a link on a space',
      story({
        body: { type: 'body', content: [paragraph(text('a'), text(' ', 'https://example.org/'), text('b'))] },
      }),
      'link.empty',
    ],
    [
      'a small subheading first',
      story({
        body: { type: 'body', content: [{ type: 'subheading', attrs: { level: 3 }, content: [text('x')] }] },
      }),
      'headings.skipped',
    ],
    [
      'a table without a header',
      story({
        body: {
          type: 'body',
          content: [
            {
              type: 'table',
              content: [
                { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('x'))] }] },
              ],
            },
          ],
        },
      }),
      'table.noHeader',
    ],
    [
      'an empty header cell',
      story({
        body: {
          type: 'body',
          content: [
            {
              type: 'table',
              content: [
                {
                  type: 'tableRow',
                  content: [{ type: 'tableHeader' }, { type: 'tableCell', content: [paragraph(text('x'))] }],
                },
              ],
            },
          ],
        },
      }),
      'table.emptyHeader',
    ],
    [
      'a correction without a date',
      story({ body: { type: 'body', content: [{ type: 'correction', content: [paragraph(text('x'))] }] } }),
      'correction.noDate',
    ],
    [
      'a paragraph without end',
      story({ body: { type: 'body', content: [paragraph(text('long '.repeat(400)))] } }),
      'paragraph.long',
    ],
    [
      'a part of a newer Stet',
      story({ body: { type: 'body', content: [{ type: 'hologram' }] } }),
      'unknown.notExported',
    ],
  ])('%s', (_label, json, code) => {
    expect(codes(json)).toContain(code);
  });

  test.each<[string, Partial<StoryMeta>, string]>([
    ['no slug', { slug: ' ' }, 'facts.noSlug'],
    ['"Updated" without a time', { isUpdated: true }, 'facts.noUpdateTime'],
    [
      '"Updated" before it was published',
      { isUpdated: true, updatedAt: '2026-03-01T00:00:00Z' },
      'facts.updatedUnpublished',
    ],
    [
      'an update before the publication',
      { publishedAt: '2026-03-02T00:00:00Z', updatedAt: '2026-03-01T00:00:00Z' },
      'facts.updatedEarlier',
    ],
    ['an embargo that runs', { embargoUntil: '2026-04-01T00:00:00Z' }, 'facts.embargo'],
    [
      'an embargo that was broken',
      { embargoUntil: '2026-04-01T00:00:00Z', status: 'exported' },
      'facts.embargoBroken',
    ],
    [
      'a publication under embargo',
      { embargoUntil: '2026-02-01T00:00:00Z', publishedAt: '2026-01-01T00:00:00Z' },
      'facts.publishedBeforeEmbargo',
    ],
    ['approved and not dated', { status: 'approved' }, 'facts.noPublished'],
  ])('facts: %s', (_label, meta, code) => {
    expect(codes(story({}), meta)).toContain(code);
  });

  test('a finished story has nothing to be said of it', () => {
    const finished = story({
      kicker: sampleOf('kicker'),
      headline: sampleOf('headline'),
      standfirst: sampleOf('standfirst'),
      bylines: sampleOf('bylines'),
      summary: sampleOf('summary'),
      lead: sampleOf('lead'),
      body: {
        type: 'body',
        content: [
          'paragraph',
          'subheading',
          'bulletList',
          'table',
          'blockquote',
          'video',
          'embed',
          'factBox',
          'correction',
          'notice',
        ].map(sampleOf),
      },
    });
    expect(codes(finished)).toEqual([]);
  });
});
