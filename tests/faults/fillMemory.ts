import { setTimeout as pause } from 'node:timers/promises';

/*
 * The reading program with a file that makes a library take memory beside JavaScript's: V8 does not count it.
 * "at once" gives the process no rest, as a loop in a library's code; "bit by bit" does, as its own threads do.
 */
await import('../../electron/core/workers/outside.ts');

const kept: Buffer[] = [];
const most = 1500;
const take = process.listeners('message');
process.removeAllListeners('message');

process.on('message', (task: { readonly name: string }, handle) => {
  if (task.name === 'at once') {
    fill();
    const until = Date.now() + 5000;
    while (Date.now() < until) kept[0]?.fill(2);
  } else if (task.name === 'bit by bit') void fillSlowly();
  else for (const listener of take) listener(task, handle);
});

/** Written to, since what nobody touches takes no memory. */
function fill(upTo = most): void {
  while (kept.length < upTo) kept.push(Buffer.alloc(1_000_000, 1));
}

async function fillSlowly(): Promise<void> {
  while (kept.length < most) {
    fill(kept.length + 5);
    await pause(1);
  }
}
