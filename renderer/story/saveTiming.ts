/** Milliseconds from the last key to the save. */
export const quietAfterKey = 300;
/**
 * Milliseconds from the first unsaved key to the save while the person types on. With the commit and the
 * way there it keeps every key older than one second on disk.
 */
export const longestUnsaved = 600;

/** Milliseconds a save may go without an answer until the person is told. */
export const answerLimit = 5000;

const firstRetry = 500;
const longestRetry = 15_000;

/** When unsaved text is due, in the clock's milliseconds. */
export function dueAt(firstUnsavedAt: number, lastChangeAt: number): number {
  return Math.min(lastChangeAt + quietAfterKey, firstUnsavedAt + longestUnsaved);
}

/** How long to wait before the next try after `failures` in a row: 0.5 s, 1 s, 2 s … 15 s. */
export function retryDelay(failures: number): number {
  return Math.min(firstRetry * 2 ** Math.max(0, failures - 1), longestRetry);
}
