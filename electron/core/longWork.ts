import { StetError } from '../../shared/contract/reply.ts';

/** Work on many stories, which leaves the rest undone when the library is to be locked. */
export interface LongWork {
  /** Runs it; `isOver` says that nothing more is to be begun. */
  during<Result>(work: (isOver: () => boolean) => Promise<Result>): Promise<Result>;
  /** Ends what runs now, after what it has begun. */
  endAll(): void;
}

export function createLongWork(): LongWork {
  const running = new Set<{ isOver: boolean }>();
  return {
    async during(work) {
      const one = { isOver: false };
      running.add(one);
      try {
        return await work(() => one.isOver);
      } finally {
        running.delete(one);
      }
    },
    endAll() {
      for (const one of running) one.isOver = true;
    },
  };
}

/** `what` says what was done and what was not. */
export function endedByLock(what: string): StetError {
  return new StetError('locked', `The library is being locked. ${what}`);
}
