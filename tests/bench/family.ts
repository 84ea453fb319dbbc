import type { Row } from './table.ts';

export interface BenchOptions {
  /** Fewer rounds and the smaller sizes only: to see that everything runs. */
  readonly quick: boolean;
}

/** One group of measurements, chosen by `--only NAME`. */
export interface Family {
  readonly name: string;
  /** The rows in order; what cannot be run is thrown, or reported and left out, with the reason. */
  readonly run: (options: BenchOptions, report: (problem: string) => void) => Promise<readonly Row[]>;
}
