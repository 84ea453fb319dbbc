import { StetError } from '../../../shared/contract/reply.ts';
import { knownFailure } from '../failure.ts';

/** The sentence for one item of many that failed; an unexpected error fails the whole call instead. */
export function outcomeError(error: unknown): string {
  if (error instanceof StetError) return error.message;
  const known = knownFailure(error);
  if (known === null) throw error;
  return known.message;
}
