/** A contestant of a race: `run` is timed and does the whole of the work once. */
export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

export interface RaceOptions {
  /** Timed samples of each contestant. */
  readonly rounds: number;
  /** Milliseconds one sample should last at least: short work is repeated within it. */
  readonly sample: number;
}

/** The value below which `share` (0 to 1) of the numbers lie; NaN of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}

/**
 * Milliseconds a run took, per contestant and round. Contestants take turns, each round beginning with
 * another one, so that a busy moment of the machine falls on all of them; the first runs, in which the
 * engine compiles, are not counted.
 */
export function race(
  contestants: readonly Contestant[],
  { rounds, sample }: RaceOptions,
): ReadonlyMap<string, readonly number[]> {
  const repeats = contestants.map((contestant) => repeatsFor(contestant, sample));
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const index = (round + turn) % contestants.length;
      const contestant = contestants[index];
      if (contestant === undefined) continue;
      times.get(contestant.name)?.push(timeRun(contestant, repeats[index] ?? 1));
    }
  }
  return times;
}

/** Where results go, so that no engine may decide that a run is for nothing. */
export let lastResult: unknown;

function timeRun(contestant: Contestant, repeats: number): number {
  const start = performance.now();
  for (let index = 0; index < repeats; index += 1) lastResult = contestant.run();
  return (performance.now() - start) / repeats;
}

/** Warms the contestant up for a quarter of a second and finds how often its usual run fits into a sample. */
function repeatsFor(contestant: Contestant, sample: number): number {
  const end = performance.now() + 250;
  const runs = [timeRun(contestant, 1)];
  while (performance.now() < end) runs.push(timeRun(contestant, 1));
  const usual = median(runs.slice(Math.floor(runs.length / 2)));
  return Math.min(10_000, Math.max(1, Math.ceil(sample / Math.max(usual, 0.0001))));
}
