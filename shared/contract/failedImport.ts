import type { ImportOutcome } from './calls.ts';

/** What is said of a file that became no story. `error` is a sentence for a person. */
export function failedImport(name: string, error: string): ImportOutcome {
  return { name, id: null, headline: '', dropped: [], missing: [], error };
}
