import { Worker } from 'node:worker_threads';
import { StetError } from '../../../shared/contract/reply.ts';
import { workerFile } from '../workerFile.ts';
import type { ConversionAnswer } from '../workers/convert.ts';
import type { ConversionTask } from './conversion.ts';
import type { Turn } from './turn.ts';

/** `prepareConversion` on a thread of its own: a large library takes a while, and the windows must not take Stet for dead. */
export function convertOnThread(
  task: ConversionTask,
  onProgress: (done: number, total: number) => void,
): Promise<Turn> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('convert'), { workerData: task });
    worker.on('message', (answer: ConversionAnswer) => {
      if (answer.type === 'progress') onProgress(answer.done, answer.total);
      else if (answer.type === 'failed') {
        const { code, message, details } = answer.failure;
        reject(new StetError(code, message, details));
      } else resolve(answer.turn);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The thread that converts the library ended without a word.')));
  });
}
