import type { Random } from './random.ts';

/** Something that takes what strangers send, and a way to send it a great deal of nonsense. */
export interface Fuzzer {
  readonly name: string;
  /** How many in the short form. */
  readonly few: number;
  /** Seeds that once found something. */
  readonly seeds: readonly number[];
  start(): Promise<Fuzzing>;
}

export interface Fuzzing {
  /** One try. Throws when a promise was broken. */
  try(random: Random): Promise<void> | void;
  stop?(): Promise<void>;
}
