import { cancelledFailure } from './conversion.ts';

/** A passphrase on its way in or out, which a person may call off until it is in force. */
export interface Setting {
  readonly job: string;
  /** Read by the thread that converts: not 0 when it was called off. */
  readonly flag: Int32Array<SharedArrayBuffer>;
  cancel(): void;
  isCancelled(): boolean;
  /** Throws StetError `cancelled` when it was called off. */
  goOn(): void;
}

export function createSetting(job: string): Setting {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const isCancelled = (): boolean => Atomics.load(flag, 0) !== 0;
  return {
    job,
    flag,
    cancel: () => void Atomics.store(flag, 0, 1),
    isCancelled,
    goOn() {
      if (isCancelled()) throw cancelledFailure();
    },
  };
}
