import { describe, expect, test } from 'vitest';
import { articleOfBlocks, articleOfWords, blockText } from '../bench/content/article.ts';
import { madeStory } from '../bench/content/library.ts';
import { median, percentile, race } from '../bench/measure.ts';
import { type Figure, figureText, ratioText, tableText } from '../bench/table.ts';

const figure = (...samples: number[]): Figure => ({ samples, unit: 'ms' });

describe('the table of the bench', () => {
  test.each([
    [figure(10), figure(5), '2.00× the time'],
    [figure(0.5), figure(10), '20.0× faster'],
    [{ samples: [600], unit: '/s' } as const, { samples: [300], unit: '/s' } as const, '2.00× faster'],
    [{ samples: [150], unit: 'MB' } as const, { samples: [100], unit: 'MB' } as const, '1.50× the memory'],
  ])('%# says how ours stands to the peer', (ours, peer, text) => {
    expect(ratioText(ours, peer)).toBe(text);
  });

  test('shows the tail where it was asked for', () => {
    const samples = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(figureText({ samples, unit: 'ms', withTail: true })).toBe('51.0 (p95 96.0) ms');
    expect(figureText({ samples, unit: 'ms' })).toBe('51.0 ms');
  });

  test('keeps its columns', () => {
    const rows = [
      { what: 'export', ours: figure(1), peer: { name: 'walk', figure: figure(0.5) } },
      { what: 'a longer name', ours: figure(12) },
    ];
    expect(tableText(rows)).toBe(
      [
        "what           ours     peer  peer's    ours to peer",
        '-------------  -------  ----  --------  --------------',
        'export         1.00 ms  walk  0.500 ms  2.00× the time',
        'a longer name  12.0 ms',
      ].join('\n'),
    );
  });
});

describe('what the bench measures with', () => {
  test('the middle and the tail of numbers in any order', () => {
    expect([median([9, 1, 5]), percentile([3, 1, 2, 4], 0.95), median([])]).toEqual([5, 4, Number.NaN]);
  });

  test('gives every contestant the same number of rounds', () => {
    const runs = { one: 0, other: 0 };
    const times = race(
      [
        { name: 'one', run: () => ++runs.one },
        { name: 'other', run: () => ++runs.other },
      ],
      { rounds: 4, sample: 0.01 },
    );
    expect([...times].map(([name, samples]) => [name, samples.length])).toEqual([
      ['one', 4],
      ['other', 4],
    ]);
    expect(runs.one > 4 && runs.other > 4).toBe(true);
  });

  test('makes the same text every time, in every script', () => {
    expect(articleOfBlocks(20)).toEqual(articleOfBlocks(20));
    expect(madeStory(4)).toEqual(madeStory(4));
    expect(blockText(articleOfBlocks(1, 1, 'cyrillic')[0] ?? { kind: 'list', items: [] })).toMatch(
      /^\p{Script=Cyrillic}/u,
    );
    expect(madeStory(9).headline).toMatch(/^\p{Script=Arabic}/u);
  });

  test('makes articles of the length asked for', () => {
    const words = articleOfWords(800).map(blockText).join(' ').split(' ').length;
    expect(words >= 800 && words < 900).toBe(true);
  });
});
