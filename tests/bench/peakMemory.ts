import { readFileSync } from 'node:fs';

/** How often a process and its children are looked at, in milliseconds: one that lives shorter is not seen. */
const pace = 20;

/**
 * Watches a process and those it starts. Returns how to stop, which gives the sum of each one's own highest
 * resident memory in bytes: no less than what they took together at any moment. The kernel keeps the mark, so
 * nothing is missed between two looks. NaN where there is no `/proc`.
 */
export function watchPeak(pid: number): () => number {
  const peaks = new Map<number, number>();
  const look = (one: number): void => {
    const peak = peakOf(one);
    if (peak === null) return;
    peaks.set(one, Math.max(peak, peaks.get(one) ?? 0));
    for (const child of childrenOf(one)) look(child);
  };
  look(pid);
  const timer = setInterval(() => look(pid), pace);
  return () => {
    clearInterval(timer);
    return peaks.size === 0 ? Number.NaN : [...peaks.values()].reduce((sum, peak) => sum + peak, 0);
  };
}

function peakOf(pid: number): number | null {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

function childrenOf(pid: number): readonly number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/** Empty when the process is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
