import { parentPort, workerData } from 'node:worker_threads';
import type { ListQuery } from '../../../shared/contract/calls.ts';
import { openSearchIndex } from '../db/searchIndex.ts';
import { knownFailure } from '../failure.ts';
import { createIndexer } from '../search/indexer.ts';

/** What the core sends: something was saved, or a query with the number its answer carries. */
export type ToSearch =
  | { readonly type: 'changed' }
  | { readonly type: 'find'; readonly number: number; readonly query: ListQuery };

const port = parentPort;
// Given by `createStorySearch`, the only one that starts this thread.
const { libraryPath, indexPath, patience } = workerData as {
  readonly libraryPath: string;
  readonly indexPath: string;
  readonly patience: number;
};
if (port === null) throw new Error('The search thread was started as a program.');

const index = openSearchIndex(libraryPath, indexPath);
const indexer = createIndexer(index, patience);
let isAdvancing = false;

port.on('message', (message: ToSearch) => {
  if (message.type === 'changed') return advanceSoon();
  try {
    port.postMessage({ number: message.number, found: indexer.find(message.query) });
  } catch (error) {
    port.postMessage({ number: message.number, failure: knownFailure(error), error });
  }
  advanceSoon();
});
advanceSoon();

/** One batch at a time, so that a query never waits for more than one. */
function advanceSoon(): void {
  if (isAdvancing) return;
  isAdvancing = true;
  setImmediate(() => {
    isAdvancing = false;
    try {
      if (indexer.advance()) advanceSoon();
    } catch (error) {
      // A full disk or a busy file: the next save or query tries again.
      if (knownFailure(error) === null) throw error;
    }
  });
}
