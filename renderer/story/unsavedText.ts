import type { Clock } from './clock.ts';
import { dueAt, retryDelay } from './saveTiming.ts';

/** Whether the page holds what the library does not, since when, and when that is to be saved. */
export class UnsavedText {
  isDirty = false;
  /** Whether a text is on its way that was neither confirmed nor taken back. */
  isSent = false;
  #lastChangeAt = 0;
  #firstUnsavedAt = 0;
  #cancel: (() => void) | null = null;
  readonly #clock: Clock;
  readonly #save: () => void;

  constructor(clock: Clock, save: () => void) {
    this.#clock = clock;
    this.#save = save;
  }

  /** When the last key came, in the clock's milliseconds. */
  get lastChangeAt(): number {
    return this.#lastChangeAt;
  }

  /** Something changed; whether it is the first since a save. */
  touch(): boolean {
    const now = this.#clock.now();
    this.#lastChangeAt = now;
    if (this.isDirty) return false;
    this.isDirty = true;
    this.#firstUnsavedAt = now;
    return true;
  }

  /** All there is goes on its way; returns how to take it back as unsaved, and as old as it was. */
  send(): () => void {
    const firstUnsavedAt = this.#firstUnsavedAt;
    this.isDirty = false;
    this.isSent = true;
    return () => {
      this.isDirty = true;
      this.isSent = false;
      this.#firstUnsavedAt = firstUnsavedAt;
    };
  }

  /** One timer for many keys: it looks again when it fires instead of being set anew on each. */
  plan(): void {
    if (this.#cancel !== null) return;
    const due = (): number => dueAt(this.#firstUnsavedAt, this.#lastChangeAt);
    this.#after(Math.max(0, due() - this.#clock.now()), () => {
      if (!this.isDirty) return;
      if (this.#clock.now() < due()) this.plan();
      else this.#save();
    });
  }

  planRetry(failures: number): void {
    if (this.#cancel === null) this.#after(retryDelay(failures), this.#save);
  }

  /** Takes back what was planned. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #after(milliseconds: number, run: () => void): void {
    this.#cancel = this.#clock.after(milliseconds, () => {
      this.#cancel = null;
      run();
    });
  }
}
