/** Time as the session sees it, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds since some fixed moment. Never goes back, whatever is done to the machine's clock. */
  now(): number;
  /** Milliseconds since 1970, as far as the machine's clock is right. */
  date(): number;
  /** Runs once after `milliseconds`; the result takes it back. */
  after(milliseconds: number, run: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
