/** A desk that nobody looks at holds its folder and its secret for nothing. */
const usual = 12 * 3_600_000;
const lookEvery = 60_000;

export interface IdleFacts {
  /** Windows that listen now. */
  readonly windows: () => number;
  /** When somebody last called, in milliseconds of `performance.now()`. */
  readonly lastCall: () => number;
}

/**
 * Calls `close` when there was neither a window nor a call for twelve hours of a machine that was awake.
 * Returns how to stop watching.
 */
export function watchIdle({ windows, lastCall }: IdleFacts, close: () => void, after = usual): () => void {
  const every = Math.min(lookEvery, after / 4);
  let lastLook = performance.now();
  let lastSeen = lastLook;
  const timer = setInterval(() => {
    const now = performance.now();
    // Some clocks go on while the machine sleeps, and its windows are the last to wake.
    if (windows() > 0 || now - lastLook > 3 * every) lastSeen = now;
    lastLook = now;
    if (now - Math.max(lastSeen, lastCall()) > after) close();
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}
