import { StetError } from '../../../shared/contract/reply.ts';
import { loseNetwork } from '../outside/loseNetwork.ts';
import type { FromReader, OutsideTask } from '../outside/outsideTask.ts';
import { readTask } from '../outside/readTask.ts';
import { watchOwnMemory } from '../outside/watchOwnMemory.ts';

/* The program of the reading process: one file after another, an answer to each. */

/** The line to Stet in Electron's utility process; in a process of plain Node there is none. */
interface ParentPort {
  postMessage(message: FromReader): void;
  on(event: 'message', listener: (event: { readonly data: OutsideTask }) => void): void;
}

// Electron adds it to `process`; its types are not known here.
const { parentPort } = process as { readonly parentPort?: ParentPort };
let last: Promise<unknown> = Promise.resolve();

if (parentPort === undefined) {
  process.on('message', take);
  process.on('disconnect', () => process.exit(0));
} else parentPort.on('message', ({ data }) => take(data));
// Before the first byte comes.
loseNetwork();
watchOwnMemory();
reply({ type: 'ready' });

function take(task: OutsideTask): void {
  last = last.then(() => answer(task));
}

async function answer(task: OutsideTask): Promise<void> {
  try {
    reply({ type: 'done', result: await readTask(task) });
  } catch (error) {
    const isExpected = error instanceof StetError;
    const failure = isExpected ? { code: error.code, message: error.message } : null;
    reply({ type: 'failed', failure, error: isExpected ? null : error });
  }
}

function reply(message: FromReader): void {
  if (parentPort === undefined) process.send?.(message);
  else parentPort.postMessage(message);
}
