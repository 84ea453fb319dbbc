import type { Row } from './table.ts';

/** One row for each peer of a race; the first contestant is ours. Times in milliseconds. */
export function racedRows(what: string, times: ReadonlyMap<string, readonly number[]>): readonly Row[] {
  const [ours, ...peers] = [...times].map(([name, samples]) => ({
    name,
    figure: { samples, unit: 'ms' as const },
  }));
  if (ours === undefined) return [];
  return peers.map((peer) => ({ what, ours: ours.figure, peer }));
}
