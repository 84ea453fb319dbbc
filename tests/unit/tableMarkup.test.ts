import { describe, expect, it, test } from 'vitest';
import type { NodeJson } from '../../shared/document/json.ts';
import { readHtml } from '../../shared/document/readHtml.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import { elements } from '../../shared/elements/index.ts';
import { rendering, storyWith } from '../elements/storyWith.ts';

/** `#` begins a header cell, `2|` in front one that covers two columns, `2/` two rows. */
function cell(given: string): NodeJson {
  const [, header = '', size = '', across = '', text = ''] = /^(#?)(?:(\d)([|/]))?(.*)$/s.exec(given) ?? [];
  return {
    type: header === '' ? 'tableCell' : 'tableHeader',
    attrs: {
      colspan: across === '|' ? Number(size) : 1,
      rowspan: across === '/' ? Number(size) : 1,
      colwidth: null,
    },
    content: [text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}
const table = (...rows: readonly (readonly string[])[]): NodeJson => ({
  type: 'table',
  content: rows.map((cells) => ({ type: 'tableRow', content: cells.map(cell) })),
});
function written(node: NodeJson, language = 'en', direction: 'ltr' | 'rtl' = 'ltr'): string {
  return createHtmlWriter({ ...rendering, language, direction }).node(node);
}
const cells = (html: string): readonly string[] => html.match(/<t[dh][ >].*?<\/t[dh]>/gs) ?? [];

describe('headers', () => {
  it.each<[string, NodeJson, readonly string[]]>([
    [
      'head columns and rows',
      table(['#A', '#B'], ['#c', 'd']),
      ['<th scope="col">A</th>', '<th scope="col">B</th>', '<th scope="row">c</th>', '<td>d</td>'],
    ],
    [
      'leave an empty corner a plain cell',
      table(['#', '#B'], ['#c', 'd']),
      ['<td class="stet-corner"></td>', '<th scope="col">B</th>', '<th scope="row">c</th>', '<td>d</td>'],
    ],
    [
      'are of a column when a whole row further down is of them',
      table(['a', 'b'], ['#C', '#D'], ['e', 'f']),
      [
        '<td>a</td>',
        '<td>b</td>',
        '<th scope="col">C</th>',
        '<th scope="col">D</th>',
        '<td>e</td>',
        '<td>f</td>',
      ],
    ],
    [
      'without a header column keep an empty header',
      table(['#', '#B'], ['c', 'd']),
      ['<th scope="col"></th>', '<th scope="col">B</th>', '<td>c</td>', '<td>d</td>'],
    ],
  ])('%s', (_what, node, expected) => {
    const html = written(node);
    expect(cells(html)).toEqual(expected);
    expect(readHtml(createHtmlWriter(rendering).article(storyWith(node))).document).toEqual(storyWith(node));
  });

  test('a head whose cell reaches further down is no <thead>, which would cut it off', () => {
    const html = written(table(['#2/A', '#B'], ['c'], ['d', 'e']));
    expect(html).not.toContain('<thead>');
    expect(html).toContain('<th scope="col" rowspan="2">A</th>');
  });

  test('an empty corner is no trouble, another empty header is', () => {
    const codes = (node: NodeJson): readonly string[] => {
      const found: string[] = [];
      elements.find(({ name }) => name === 'table')?.check?.(node, ({ code }) => found.push(code));
      return found;
    };
    expect(codes(table(['#', '#B'], ['#c', 'd']))).toEqual([]);
    expect(codes(table(['#A', '#'], ['#c', 'd']))).toEqual(['table.emptyHeader']);
  });
});

describe('numbers', () => {
  const number = (text: string, fill = ''): string =>
    `<td class="stet-number"${fill === '' ? '' : ` data-fill="${fill}"`}>${text}</td>`;

  it.each<[string, string, NodeJson, readonly string[]]>([
    [
      'end where the longest fraction ends',
      'en',
      table(['1,200.25'], ['3'], ['4.5']),
      [number('1,200.25'), number('3', '.00'), number('4.5', '0')],
    ],
    [
      'make room for a unit or a note',
      'en',
      table(['12.5%'], ['3'], ['4*']),
      [number('12.5%'), number('3', '.0%'), number('4*', '.0')],
    ],
    [
      'are read in the language of the story',
      'de',
      table(['1.200,5'], ['3'], ['4.5']),
      [number('1.200,5'), number('3', ',0'), '<td>4.5</td>'],
    ],
    [
      'take their heading along',
      'en',
      table(['#Year', '#Cost'], ['#2019', '1'], ['#2020', '–']),
      [
        '<th scope="col">Year</th>',
        '<th scope="col" class="stet-number">Cost</th>',
        '<th scope="row">2019</th>',
        number('1'),
        '<th scope="row">2020</th>',
        number('–'),
      ],
    ],
    [
      'leave a heading where words stand among them',
      'en',
      table(['#A'], ['1'], ['x']),
      ['<th scope="col">A</th>', number('1'), '<td>x</td>'],
    ],
    [
      'under merged cells stay in their column',
      'en',
      table(['#2|A', '#B'], ['2/x', 'y', '1.5'], ['z', '2']),
      [
        '<th scope="col" colspan="2">A</th>',
        '<th scope="col" class="stet-number">B</th>',
        '<td rowspan="2">x</td>',
        '<td>y</td>',
        number('1.5'),
        '<td>z</td>',
        number('2', '.0'),
      ],
    ],
  ])('%s', (_what, language, node, expected) => {
    expect(cells(written(node, language))).toEqual(expected);
  });

  test('of Persian have the room at their right as well, and units need none', () => {
    expect(cells(written(table(['۱۲٫۵٪'], ['۳']), 'fa', 'rtl'))).toEqual([
      number('۱۲٫۵٪'),
      number('۳', '٫۰'),
    ]);
  });

  test('with a raised note are numbers, with a second line they are not', () => {
    const raised = table(['12']);
    const content = [
      { type: 'text', text: '12' },
      { type: 'text', text: 'a', marks: [{ type: 'superscript' }] },
    ];
    const paragraph = { type: 'paragraph', content };
    const of = (...inside: readonly NodeJson[]): NodeJson => ({
      ...raised,
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: inside }] }],
    });
    expect(cells(written(of(paragraph)))).toEqual([number('12<sup>a</sup>')]);
    expect(cells(written(of(paragraph, paragraph)))[0]).toMatch(/^<td>/);
  });
});

describe('a caption', () => {
  const sample = elements.find(({ name }) => name === 'captionedTable')?.sample ?? { type: '' };

  test('is the table’s own, and its name to a screen reader', () => {
    expect(written(sample)).toMatch(
      /^<div class="stet-table" role="group" tabindex="0" aria-label="What the floods of each year took"><table><caption>What the floods of each year took<\/caption><thead>/,
    );
  });

  test('that is empty leaves a table without one', () => {
    const [, inside = { type: '' }] = sample.content ?? [];
    expect(written({ ...sample, content: [{ type: 'tableCaption' }, inside] })).toBe(written(inside));
  });

  test('over an empty table is still read', () => {
    const empty = { ...sample, content: [sample.content?.[0] ?? { type: '' }, table([''])] };
    expect(written(empty)).toContain('<caption>What the floods');
  });
});
