/**
 * Runs `work` after the next paint, at most once at a time, and leaves the keyboard room: heavy work is
 * repeated no sooner than it took. Nothing runs on the path of a key.
 */
export function afterPaint(work: () => void): { readonly request: () => void; readonly stop: () => void } {
  let isRequested = false;
  let isStopped = false;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let earliest = 0;

  const run = (): void => {
    if (isStopped) return;
    isRequested = false;
    const start = performance.now();
    work();
    const end = performance.now();
    earliest = end + Math.min(60, 2 * (end - start));
  };
  const request = (): void => {
    if (isRequested || isStopped) return;
    isRequested = true;
    const wait = Math.max(0, earliest - performance.now());
    frame = requestAnimationFrame(() => {
      timer = setTimeout(run, wait);
    });
  };
  return {
    request,
    stop() {
      isStopped = true;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}
