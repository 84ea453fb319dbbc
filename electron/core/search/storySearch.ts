import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ListQuery } from '../../../shared/contract/calls.ts';
import { type Failure, StetError } from '../../../shared/contract/reply.ts';
import type { Library } from '../db/library.ts';
import { workerFile } from '../workerFile.ts';
import type { ToSearch } from '../workers/search.ts';
import type { Found } from './indexer.ts';

export interface StorySearch {
  find(query: ListQuery): Promise<Found>;
  /** Something was saved: the index follows shortly. */
  changed(): void;
  /** Stories were removed for good: resolves when none of their words is left in the index and its files. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

interface FromSearch {
  readonly number: number;
  readonly found?: Found;
  readonly isForgotten?: true;
  readonly failure?: Failure | null;
  readonly error?: unknown;
}
interface Waiting {
  readonly resolve: (found: Found) => void;
  readonly reject: (error: unknown) => void;
}

/** How long after the last save the index follows, in milliseconds: not between two keys. */
const quiet = 1500;

/** How long closing waits for words to be forgotten, in milliseconds; what is left then is done at the next start. */
const lastPatience = 5000;

/** How long a question waits for what is not indexed yet, in milliseconds: somebody is typing it. */
const hurry = 50;

/**
 * Search on a thread of its own, started when it is first needed. A thorough one answers only when all is
 * indexed; otherwise, after an import of thousands, the last ones are found a little later. If the thread ends by an error, what was
 * asked fails and the next question starts another.
 */
export function createStorySearch(
  { path: libraryPath, key, isShared }: Pick<Library, 'path' | 'key' | 'isShared'>,
  indexPath: string,
  isThorough: boolean,
): StorySearch {
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;
  let lastNumber = 0;
  let isClosed = false;
  const waiting = new Map<number, Waiting>();
  const forgetting = new Map<number, PromiseWithResolvers<void>>();

  function ended(error: unknown): void {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    for (const { resolve } of forgetting.values()) resolve();
    forgetting.clear();
  }

  function send(message: ToSearch): void {
    if (worker === null) {
      const started = new Worker(workerFile('search'), {
        workerData: {
          libraryPath,
          key,
          isShared,
          indexPath,
          patience: isThorough ? Number.POSITIVE_INFINITY : hurry,
        },
      });
      started.on('message', answered);
      started.on('error', (error) => {
        if (worker === started) ended(error);
      });
      started.on('exit', () => {
        if (worker === started) ended(new StetError('cancelled', 'The search was ended.'));
      });
      // The thread must not keep a finished command from ending.
      started.unref();
      worker = started;
    }
    worker.postMessage(message);
  }

  function answered({ number, found, isForgotten, failure, error }: FromSearch): void {
    if (isForgotten) {
      forgetting.get(number)?.resolve();
      forgetting.delete(number);
      return;
    }
    const asked = waiting.get(number);
    waiting.delete(number);
    if (found !== undefined) asked?.resolve(found);
    else asked?.reject(failure ? new StetError(failure.code, failure.message, failure.details) : error);
    if (waiting.size === 0) worker?.unref();
  }

  return {
    find: (query) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new StetError('cancelled', 'Stet is closing.'));
        lastNumber += 1;
        waiting.set(lastNumber, { resolve, reject });
        send({ type: 'find', number: lastNumber, query });
        worker?.ref();
      }),
    changed() {
      if (isClosed) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => send({ type: 'changed' }), quiet);
      timer.unref();
    },
    forget() {
      if (isClosed) return Promise.resolve();
      lastNumber += 1;
      const asked = Promise.withResolvers<void>();
      forgetting.set(lastNumber, asked);
      send({ type: 'forget', number: lastNumber });
      return asked.promise;
    },
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      if (forgetting.size > 0) {
        worker?.ref();
        const forgotten = Promise.all([...forgetting.values()].map(({ promise }) => promise));
        await Promise.race([forgotten, pause(lastPatience, undefined, { ref: false })]);
      }
      const last = worker;
      ended(new StetError('cancelled', 'Stet is closing.'));
      await last?.terminate();
    },
  };
}
