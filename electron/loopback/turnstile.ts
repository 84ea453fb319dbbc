/** So many refusals in a second are somebody trying; a window with an old address makes a handful. */
const most = 200;
const span = 1000;

export interface Turnstile {
  /** Notes a refusal; true when there were too many of them lately, and the line is to be cut. */
  refuse(): boolean;
}

/**
 * Counts those who are turned away. Whoever has the pass is never counted, so that nobody can lock the desk's
 * own windows out by knocking.
 */
export function createTurnstile(): Turnstile {
  let since = performance.now();
  let refused = 0;
  return {
    refuse() {
      const now = performance.now();
      if (now - since > span) {
        since = now;
        refused = 0;
      }
      refused += 1;
      return refused > most;
    },
  };
}
