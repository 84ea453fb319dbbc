import { type BlockRun, blockRuns, isNear, laidOutBlocks } from './blockRuns.ts';
import { columnCss } from './columnCss.ts';

/** A long text on a page that scrolls: one element for each block, one under the other. */
export interface Column {
  /** What holds the blocks, and a selector that finds it alone. */
  readonly body: () => Element | null;
  readonly selector: string;
  readonly count: () => number;
  /** The screen's edges in the page's own pixels. */
  readonly screen: () => { readonly top: number; readonly bottom: number };
  /** Blocks that are laid out wherever one looks: those with the caret. */
  readonly kept: () => readonly number[];
  /** Puts a style sheet in place of the one before. */
  readonly setCss: (css: string) => void;
}

export interface NearBlocks {
  /** The page was scrolled or has another size. To be called before it is painted. */
  readonly look: () => void;
  /** Blocks came or went, or the caret moved. Does next to nothing unless too many or too far. */
  readonly changed: () => void;
}

/**
 * From this many blocks on, those far from the screen and the caret take no part in layout: the first of each
 * run of them stands for all, as high as they are. In a column so long even a layout that changes nothing, and
 * `content-visibility`, which asks of every block in every frame whether it is seen, take longer than a key may.
 */
export const tooManyBlocks = 1500;
/** Blocks laid out above and below the screen and the caret. */
const reach = 100;
/** With fewer of them left above or below the screen, it is looked again what to lay out. */
const spare = 25;
/** The height of a block that was never laid out while none was, in CSS pixels. */
const firstGuess = 90;

/** Keeps what is near the screen laid out. The rule goes by the blocks' numbers, so it touches no element. */
export function createNearBlocks(column: Column): NearBlocks {
  const heights = new WeakMap<Element, number>();
  let sum = 0;
  let measured = 0;
  let runs: readonly BlockRun[] = [];
  let known = 0;
  let shown: readonly [number, number] = [0, 0];

  const heightOf = (element: Element | undefined): number =>
    (element && heights.get(element)) ?? (measured === 0 ? firstGuess : sum / measured);
  const heightOfRun = (body: Element, { from, to }: BlockRun): number => {
    let height = 0;
    let element: Element | null = body.children[from] ?? null;
    for (let block = from; block < to && element !== null; block += 1) {
      height += heightOf(element);
      element = element.nextElementSibling;
    }
    return Math.round(height);
  };
  const layOut = (body: Element): void => {
    const count = column.count();
    known = count;
    if (count < tooManyBlocks) {
      if (runs.length > 0) column.setCss('');
      runs = [];
      return;
    }
    const places = [shown, ...column.kept().map((block): [number, number] => [block, block])];
    runs = blockRuns(count, reach, places);
    column.setCss(columnCss(column.selector, runs, (run) => heightOfRun(body, run)));
  };
  /** By the way from one block to the next: margins that overlap count once. */
  const measure = (body: Element, blocks: readonly number[]): void => {
    let top: number | null = null;
    for (const [index, block] of blocks.entries()) {
      const element = body.children[block];
      const next = body.children[blocks[index + 1] ?? -1];
      top ??= element?.getBoundingClientRect().top ?? 0;
      const nextTop = next?.getBoundingClientRect().top;
      if (element !== undefined && nextTop !== undefined && isNear(runs, block)) {
        const before = heights.get(element);
        sum += nextTop - top - (before ?? 0);
        if (before === undefined) measured += 1;
        heights.set(element, nextTop - top);
      }
      top = nextTop ?? null;
    }
  };
  /** Which block stands at a height of the screen, given what is laid out there. */
  const blockAt = (body: Element, laidOut: number, y: number): number => {
    const run = runs.find(({ from, to }) => laidOut >= from && laidOut < to);
    let element: Element | null = body.children[laidOut] ?? null;
    if (run === undefined || run.isNear || element === null) return laidOut;
    let left = y - element.getBoundingClientRect().top;
    let block = run.from;
    while (block < run.to - 1 && element !== null && left > heightOf(element)) {
      left -= heightOf(element);
      block += 1;
      element = element.nextElementSibling;
    }
    return block;
  };

  return {
    look() {
      const body = column.body();
      if (body === null) return;
      if (runs.length === 0) return layOut(body);
      if (measured === 0) {
        // Now that some are laid out, it can be known how long the whole is: nobody has scrolled by the guess yet.
        measure(body, laidOutBlocks(runs));
        layOut(body);
      }
      const { top, bottom } = column.screen();
      const blocks = laidOutBlocks(runs);
      const place = (block: number): DOMRect | undefined => body.children[block]?.getBoundingClientRect();
      const first = firstIndex(blocks, (block) => (place(block)?.bottom ?? 0) > top);
      const last = firstIndex(blocks, (block) => (place(block)?.top ?? bottom) >= bottom) - 1;
      const beside = blocks.slice(Math.max(0, first - spare), last + spare + 1);
      if (beside.every((block) => isNear(runs, block))) return;
      measure(body, blocks);
      const from = blockAt(body, blocks[first] ?? 0, top);
      shown = [from, Math.max(from, blockAt(body, blocks[Math.max(first, last)] ?? 0, bottom))];
      layOut(body);
    },
    changed() {
      const body = column.body();
      if (body === null) return;
      const count = column.count();
      const isOther = Math.abs(count - known) > spare || count < tooManyBlocks !== known < tooManyBlocks;
      if (isOther || (runs.length > 0 && column.kept().some((block) => !isNear(runs, block)))) layOut(body);
    },
  };
}

/** The index of the first item it holds of, when it holds of all after that one; the length when of none. */
function firstIndex<Item>(items: readonly Item[], isThere: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isThere(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
