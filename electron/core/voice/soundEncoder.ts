import { Worker } from 'node:worker_threads';
import { workerFile } from '../workerFile.ts';
import type { FromEncoder, ToEncoder } from './encoderTask.ts';
import type { Sound } from './wavSound.ts';

export interface SoundEncoder {
  /** Resolves when the piece is encoded, so that sound never piles up. */
  add(sound: Sound): Promise<void>;
  /** The whole file. Nothing can be added after it. */
  finish(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Encodes on a thread of its own. */
export function createSoundEncoder(): SoundEncoder {
  const worker = new Worker(workerFile('encode'));
  let waiting: PromiseWithResolvers<FromEncoder> | null = null;
  let failure: unknown = null;
  worker.on('message', (message: FromEncoder) => waiting?.resolve(message));
  worker.on('error', (error) => {
    failure = error;
    waiting?.reject(error);
  });
  const ask = async (message: ToEncoder): Promise<FromEncoder> => {
    if (failure !== null) throw failure;
    waiting = Promise.withResolvers();
    worker.postMessage(message);
    return waiting.promise;
  };
  return {
    async add(sound) {
      await ask(sound);
    },
    async finish() {
      const answer = await ask(null);
      if (answer.type !== 'done') throw new Error('The encoder answered out of turn.');
      return answer.bytes;
    },
    close: async () => void (await worker.terminate()),
  };
}
