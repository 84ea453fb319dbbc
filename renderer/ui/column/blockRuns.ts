/** Neighbouring blocks of a column, `from` up to and without `to`: all laid out, or all far from where one looks. */
export interface BlockRun {
  readonly from: number;
  readonly to: number;
  readonly isNear: boolean;
}

/**
 * Cuts `count` blocks into runs. Near are the first and the last of all, and those up to `reach` on either side
 * of a place, which is given by its first and last block.
 */
export function blockRuns(
  count: number,
  reach: number,
  places: readonly (readonly [first: number, last: number])[],
): readonly BlockRun[] {
  const around = places.map(([first, last]) => [first - reach, last + reach + 1] as const);
  const near = [[0, 1] as const, ...around, [count - 1, count] as const]
    .map(([from, to]) => [Math.max(0, from), Math.min(count, to)] as const)
    .filter(([from, to]) => from < to)
    .sort(([one], [other]) => one - other);
  const runs: BlockRun[] = [];
  let done = 0;
  for (const [from, to] of near) {
    if (to <= done) continue;
    const last = runs.at(-1);
    if (from > done) runs.push({ from: done, to: from, isNear: false }, { from, to, isNear: true });
    else if (last === undefined) runs.push({ from: 0, to, isNear: true });
    else runs[runs.length - 1] = { ...last, to };
    done = to;
  }
  return runs;
}

export function isNear(runs: readonly BlockRun[], block: number): boolean {
  return runs.some((run) => run.isNear && block >= run.from && block < run.to);
}

/** The first block of everything that is laid out, in order: of each near one, and of each run of far ones. */
export function laidOutBlocks(runs: readonly BlockRun[]): readonly number[] {
  return runs.flatMap(({ from, to, isNear }) =>
    isNear ? Array.from({ length: to - from }, (_, index) => from + index) : [from],
  );
}
