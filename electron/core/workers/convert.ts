import { parentPort, workerData } from 'node:worker_threads';
import { type Failure, StetError } from '../../../shared/contract/reply.ts';
import { UnsoundBackup } from '../db/makeBackup.ts';
import { knownFailure } from '../failure.ts';
import { type ConversionTask, prepareConversion } from '../protection/conversion.ts';
import type { Turn } from '../protection/turn.ts';

export type ConversionAnswer =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'ready'; readonly turn: Turn };

const reply = (answer: ConversionAnswer): void => parentPort?.postMessage(answer);
/** Least time between two reports, in milliseconds. */
const pause = 100;

// Given by `createGate`, the only one that starts this thread. What nobody expects ends it.
const task = workerData as ConversionTask;
try {
  let last = 0;
  const turn = prepareConversion(task, (done, total) => {
    const now = performance.now();
    if (done < total && now - last < pause) return;
    last = now;
    reply({ type: 'progress', done, total });
  });
  reply({ type: 'ready', turn });
} catch (error) {
  const failure = failureOf(error);
  if (failure === null) throw error;
  reply({ type: 'failed', failure });
}

function failureOf(error: unknown): Failure | null {
  if (error instanceof StetError) return { code: error.code, message: error.message };
  if (error instanceof UnsoundBackup)
    return {
      code: 'damaged',
      message:
        'The library was not converted, because the copy made of it was not sound. Close Stet and open it again: it checks the library then.',
    };
  return knownFailure(error);
}
