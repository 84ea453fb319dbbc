import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlockRun, blockRuns, isNear, laidOutBlocks } from '../../renderer/ui/column/blockRuns.ts';
import { columnCss } from '../../renderer/ui/column/columnCss.ts';

const near = (from: number, to: number): BlockRun => ({ from, to, isNear: true });
const far = (from: number, to: number): BlockRun => ({ from, to, isNear: false });

describe('of a long column only what is near is laid out', () => {
  test.each<[string, Parameters<typeof blockRuns>, readonly BlockRun[]]>([
    ['nobody looks', [10, 2, []], [near(0, 1), far(1, 9), near(9, 10)]],
    ['at the start', [10, 2, [[0, 1]]], [near(0, 4), far(4, 9), near(9, 10)]],
    ['in the middle', [20, 2, [[9, 10]]], [near(0, 1), far(1, 7), near(7, 13), far(13, 19), near(19, 20)]],
    ['at the end', [10, 2, [[8, 9]]], [near(0, 1), far(1, 6), near(6, 10)]],
    ['beyond the end', [10, 2, [[40, 50]]], [near(0, 1), far(1, 9), near(9, 10)]],
    [
      'places that meet',
      [
        12,
        1,
        [
          [3, 3],
          [6, 6],
        ],
      ],
      [near(0, 1), far(1, 2), near(2, 8), far(8, 11), near(11, 12)],
    ],
    ['all of it', [3, 2, [[1, 1]]], [near(0, 3)]],
  ])('%s', (_name, [count, reach, places], expected) => {
    expect(blockRuns(count, reach, places)).toEqual(expected);
  });

  test('every block is in one run, and those looked at are near', () => {
    const block = fc.nat({ max: 99 });
    const places = fc.array(fc.tuple(block, fc.nat({ max: 20 })), { maxLength: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat({ max: 10 }), places, (count, reach, given) => {
        const looked = given.map(([first, more]) => [first, first + more] as const);
        const runs = blockRuns(count, reach, looked);
        expect(runs.map(({ from }) => from)).toEqual([0, ...runs.slice(0, -1).map(({ to }) => to)]);
        expect(runs.at(-1)?.to).toBe(count);
        expect(runs.every(({ from, to }) => from < to)).toBe(true);
        for (let index = 0; index < count; index += 1) {
          const isLooked = looked.some(([first, last]) => index >= first - reach && index <= last + reach);
          expect(isNear(runs, index)).toBe(isLooked || index === 0 || index === count - 1);
        }
      }),
    );
  });

  test('a far run is laid out as one block, as high as all of it', () => {
    const runs = [near(0, 2), far(2, 6), near(6, 7)];
    expect(laidOutBlocks(runs)).toEqual([0, 1, 2, 6]);
    const css = columnCss('.body', runs, ({ from, to }) => (to - from) * 10);
    expect(css.replace(/\{ display: block.*(block-size: \d+px)[^}]*\}/, '{ … $1 }')).toBe(`@media screen {
.body > * { content-visibility: visible !important; }
.body > :not(:nth-child(n + 1):nth-child(-n + 2), :nth-child(3), :nth-child(n + 7):nth-child(-n + 7), :last-child, .ProseMirror-widget) { display: none !important; }
.body > :nth-child(3) { … block-size: 40px }
}`);
  });
});
