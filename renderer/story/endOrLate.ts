import type { Clock } from './clock.ts';

/** A timer this much late, in milliseconds, slept with the machine: its time does not count. */
const sleptAfter = 2000;

/**
 * Resolves when `work` ends, however it ends, or after `limit` milliseconds, whichever is first; `onLate` is
 * called in the second case. The work goes on. Time the machine slept through is not counted.
 */
export function endOrLate(
  work: Promise<void>,
  { clock, limit, onLate }: { readonly clock: Clock; readonly limit: number; readonly onLate: () => void },
): Promise<void> {
  return new Promise((resolve) => {
    let cancel = (): void => {};
    const wait = (): void => {
      const due = clock.now() + limit;
      cancel = clock.after(limit, () => {
        if (clock.now() > due + sleptAfter) return wait();
        onLate();
        resolve();
      });
    };
    wait();
    const end = (): void => {
      cancel();
      resolve();
    };
    work.then(end, end);
  });
}
