import { StetError } from '../../../shared/contract/reply.ts';
import type { FromReader, OutsideTask } from '../outside/outsideTask.ts';
import { readTask } from '../outside/readTask.ts';

/* The program of the reading process: one file after another, an answer to each. */
const reply = (message: FromReader) => process.send?.(message);
let last: Promise<unknown> = Promise.resolve();

process.on('message', (task: OutsideTask) => {
  last = last.then(() => answer(task));
});
process.on('disconnect', () => process.exit(0));
reply({ type: 'ready' });

async function answer(task: OutsideTask): Promise<void> {
  try {
    reply({ type: 'done', result: await readTask(task) });
  } catch (error) {
    const isExpected = error instanceof StetError;
    const failure = isExpected ? { code: error.code, message: error.message } : null;
    reply({ type: 'failed', failure, error: isExpected ? null : error });
  }
}
