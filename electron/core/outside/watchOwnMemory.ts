import { writeSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { heapToAll } from './outsideTask.ts';

const pace = 100;

/**
 * Ends this process when it has taken more memory in all than it may: V8 keeps its own limit and counts
 * nothing that lies outside its heap. It looks whenever the process comes to rest, as while a
 * library works; whoever watches from outside sees more, where the system lets them.
 */
export function watchOwnMemory(): void {
  const most = process.memoryUsage.rss() + getHeapStatistics().heap_size_limit * heapToAll;
  setInterval(() => {
    if (process.memoryUsage.rss() <= most) return;
    writeSync(2, 'out of memory outside the heap\n');
    process.exit(1);
  }, pace).unref();
}
