import { toFailure } from '../failure.ts';
import type { Desk } from './desk.ts';

/** The sentence for one item of many that failed. What nobody expected is in the log, and the others go on. */
export function outcomeError({ log }: Desk, during: string, error: unknown): string {
  return toFailure(error, during, log).message;
}
