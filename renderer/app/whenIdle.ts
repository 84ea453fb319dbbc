export interface Later {
  /** Asks for a run; asked often, it runs once. Costs next to nothing. */
  ask(): void;
  cancel(): void;
}

/**
 * Runs work some time after it was asked for, when the page has nothing better to do. Asking again while it
 * waits changes nothing, so work under steady typing still happens every `pause` milliseconds.
 */
export function whenIdle(work: () => void, pause: number): Later {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  const run = (): void => {
    timer = undefined;
    idle = requestIdleCallback(
      () => {
        idle = undefined;
        work();
      },
      { timeout: 1000 },
    );
  };
  return {
    ask() {
      if (timer === undefined && idle === undefined) timer = setTimeout(run, pause);
    },
    cancel() {
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
      timer = undefined;
      idle = undefined;
    },
  };
}
