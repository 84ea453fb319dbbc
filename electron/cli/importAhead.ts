import type { ImportOutcome } from '../../shared/contract/calls.ts';
import type { Api } from '../../shared/contract/host.ts';
import { importBatch } from './importBatch.ts';
import type { Batch } from './readBatches.ts';

export type ImportedBatch = Pick<Batch, 'failures' | 'notes'> & {
  readonly outcomes: readonly ImportOutcome[];
};

/**
 * Imports batch after batch, in order. The next one is handed over before the last has come back: one process
 * reads it while the other writes.
 */
export async function* importAhead(api: Api, batches: AsyncIterable<Batch>): AsyncGenerator<ImportedBatch> {
  let before: Promise<ImportedBatch> | null = null;
  for await (const { files, failures, notes } of batches) {
    const next = importBatch(api, files).then((outcomes) => ({ failures, notes, outcomes }));
    // Awaited in its turn; until then a failure must not count as nobody's.
    next.catch(() => undefined);
    if (before !== null) yield await before;
    before = next;
  }
  if (before !== null) yield await before;
}
