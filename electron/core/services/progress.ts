import type { Desk } from './desk.ts';

/** Least time between two reports, in milliseconds: more than a person can read helps nobody. */
const pause = 100;

/** Counts the items of a job and tells the windows now and then, and at the end. A job without a name is silent. */
export function progress(desk: Desk, job: string, total: number): (count?: number) => void {
  let done = 0;
  let last = 0;
  return (count = 1) => {
    done += count;
    const now = performance.now();
    if (job === '' || (done < total && now - last < pause)) return;
    last = now;
    desk.emit({ type: 'progress', job, done, total });
  };
}
