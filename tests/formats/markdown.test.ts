import { describe, expect, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { childOf, plainText } from '../../shared/document/nodeJson.ts';
import { markdown } from '../../shared/formats/markdown.ts';
import { bytesOf } from './formatKit.ts';

const read = (text: string) => markdown.read(bytesOf(text), 'story.md');
const textOfPart = (document: NodeJson, name: string) => plainText(childOf(document, name));
const bodyOf = (document: NodeJson) => childOf(document, 'body')?.content ?? [];
const shapeOf = (document: NodeJson) => bodyOf(document).map(({ type }) => type);

const whole = `---
title: "Ночь, когда река пришла на кухню"
kicker: Реки
standfirst: Сорок лет спустя город спросил у воды, чего она хочет.
summary:
  - Плотина выстояла.
  - Никто не утонул.
  - Совет голосует в четверг.
author:
  - name: Мария Линд
    url: https://example.org/maria
  - Ольга Марченко
tags: [наводнение, дельта]
section: Мир
lang: ru
slug: noch-i-reka
date: 2026-11-20 09:30:00+03:00
updated: 2026-11-21
layout: post
---

Вода поднялась **через подвал** раньше, чем [кто-нибудь](https://example.org/a "Кто") взглянул на реку.

## Что говорили карты

1. Сначала
2. Потом
   - внутри

> У реки нет памяти.

| Год | Пик |
|-----|----:|
| 1927 | 7,4 |

---

\`код\` и ~~вычеркнуто~~ остаются словами.
`;

describe('Markdown with front matter', () => {
  const { document, meta, dropped } = read(whole);

  test('fills the head from the front matter', () => {
    expect(['kicker', 'headline', 'standfirst', 'summary'].map((name) => textOfPart(document, name))).toEqual(
      [
        'Реки',
        'Ночь, когда река пришла на кухню',
        'Сорок лет спустя город спросил у воды, чего она хочет.',
        'Плотина выстояла. Никто не утонул. Совет голосует в четверг.',
      ],
    );
    expect(childOf(document, 'bylines')?.content?.map(({ attrs }) => [attrs?.name, attrs?.url])).toEqual([
      ['Мария Линд', 'https://example.org/maria'],
      ['Ольга Марченко', null],
    ]);
  });

  test('takes the facts', () => {
    expect(meta).toEqual({
      slug: 'noch-i-reka',
      section: 'Мир',
      tags: ['наводнение', 'дельта'],
      language: 'ru',
      direction: 'ltr',
      publishedAt: '2026-11-20T06:30:00.000Z',
      updatedAt: '2026-11-21T00:00:00.000Z',
    });
  });

  test('makes the text of the rest, and loses no word of it', () => {
    expect(shapeOf(document)).toEqual([
      'paragraph',
      'subheading',
      'orderedList',
      'blockquote',
      'table',
      'divider',
      'paragraph',
    ]);
    expect(plainText(bodyOf(document).at(-1))).toBe('код и вычеркнуто остаются словами.');
    expect(JSON.stringify(bodyOf(document)[0])).toContain('"href":"https://example.org/a"');
  });

  test('says what has no place', () => {
    expect(dropped).toContain('“layout” in the front matter has no place in a story.');
  });
});

describe('Markdown', () => {
  test('takes its first heading for the headline', () => {
    const { document } = read('# The river\n\nIt began with rain.');
    expect(textOfPart(document, 'headline')).toBe('The river');
    expect(textOfPart(document, 'body')).toBe('It began with rain.');
  });

  test('keeps a first heading that differs from the title as a subheading', () => {
    const { document } = read('---\ntitle: The river\n---\n# The rain\n\nIt began.');
    expect(textOfPart(document, 'headline')).toBe('The river');
    expect(shapeOf(document)).toEqual(['subheading', 'paragraph']);
    const same = read('---\ntitle: The river\n---\n# The river\n\nIt began.');
    expect(shapeOf(same.document)).toEqual(['paragraph']);
  });

  test('in Arabic is right to left without being told', () => {
    const { meta } = read('# ليلة النهر\n\nبدأت الحكاية بالمطر.');
    expect(meta).toEqual({ language: 'ar', direction: 'rtl' });
  });

  test('with a summary of one line and no standfirst has a standfirst', () => {
    const { document } = read('---\ntitle: T\nsummary: One line.\n---\nText.');
    expect(textOfPart(document, 'standfirst')).toBe('One line.');
  });

  test.each<[string, string, RegExp]>([
    ['front matter that is no YAML', '---\ntitle: [a\n---\nText.', /could not be read/],
    ['front matter with a name twice', '---\ntitle: a\ntitle: b\n---\nText.', /could not be read/],
    [
      'aliases that would grow',
      `---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: [*b,*b]\n---\nText.`,
      /could not be read/,
    ],
    ['lists nested beyond reason', `${'> '.repeat(150)}deep words`, /deeper than 100 levels/],
  ])('loses no word of %s, and says so', (_name, text, why) => {
    const { document, dropped } = read(text);
    expect(dropped.join(' ')).toMatch(why);
    const words = text.match(/[A-Za-z]{4,}/g) ?? [];
    for (const word of words) expect(plainText(document)).toContain(word);
  });

  test('lets no address in that a story may not hold', () => {
    const { document, dropped } = read(
      '[click](javascript:alert(1)) <img src=x onerror=alert(1)> <script>alert(2)</script> done',
    );
    expect(JSON.stringify(document)).not.toMatch(/javascript:|onerror|<script/);
    expect(plainText(document)).toMatch(/click.*done/);
    expect(dropped.length).toBeGreaterThan(0);
  });
});
