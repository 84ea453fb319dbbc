import { parentPort, workerData } from 'node:worker_threads';
import type { ListQuery } from '../../../shared/contract/calls.ts';
import { openSearchIndex, removeSearchIndex } from '../db/searchIndex.ts';
import { knownFailure } from '../failure.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { createIndexer, type Found } from '../search/indexer.ts';

/** What the core sends: something was saved or removed for good, or a query with the number its answer carries. */
export type ToSearch =
  | { readonly type: 'changed' }
  /** Answered when no file of the index holds words of removed stories any more. */
  | { readonly type: 'forget'; readonly number: number }
  | { readonly type: 'find'; readonly number: number; readonly query: ListQuery };

const port = parentPort;
// Given by `createStorySearch`, the only one that starts this thread.
const { libraryPath, key, isShared, indexPath, patience } = workerData as {
  readonly libraryPath: string;
  readonly key: LibraryKey | null;
  readonly isShared: boolean;
  readonly indexPath: string;
  readonly patience: number;
};
if (port === null) throw new Error('The search thread was started as a program.');

let opened = openSound();
let isAdvancing = false;
/** Who waits to hear that what was removed is forgotten. */
let forgetting: number[] = [];

port.on('message', (message: ToSearch) => {
  if (message.type === 'forget') forgetting.push(message.number);
  if (message.type !== 'find') return advanceSoon();
  try {
    port.postMessage({ number: message.number, found: find(message.query) });
  } catch (error) {
    port.postMessage({ number: message.number, failure: knownFailure(error), error });
  }
  advanceSoon();
});
advanceSoon();

/** The index can be made again from the library, so damage to it is mended and nobody is told. */
function find(query: ListQuery): Found {
  try {
    return opened.indexer.find(query);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    opened.index.close();
    removeSearchIndex(indexPath);
    opened = open();
    return opened.indexer.find(query);
  }
}

function openSound(): ReturnType<typeof open> {
  try {
    return open();
  } catch (error) {
    if (!isDamaged(error)) throw error;
    removeSearchIndex(indexPath);
    return open();
  }
}

function open() {
  const index = openSearchIndex({ libraryPath, indexPath, key, isShared });
  try {
    return { index, indexer: createIndexer(index, patience) };
  } catch (error) {
    index.close();
    throw error;
  }
}

function isDamaged(error: unknown): boolean {
  return knownFailure(error)?.code === 'damaged';
}

/** One batch at a time, so that a query never waits for more than one. */
function advanceSoon(): void {
  if (isAdvancing) return;
  isAdvancing = true;
  setImmediate(() => {
    isAdvancing = false;
    try {
      const { advance, forget, tidy, mustForget } = opened.indexer;
      if (advance() || forget() || tidy()) return advanceSoon();
      if (mustForget()) return;
      for (const number of forgetting) port?.postMessage({ number, isForgotten: true });
      forgetting = [];
    } catch (error) {
      // A full disk or a busy file: the next save or query tries again. Damage: the next query mends it.
      if (knownFailure(error) === null) throw error;
    }
  });
}
