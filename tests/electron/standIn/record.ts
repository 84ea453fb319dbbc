/** Everything the main process asked of the stand-in, in order. Functions are written as `'[function]'`. */
export interface Asked {
  readonly what: string;
  readonly with: readonly unknown[];
}

const asked: Asked[] = [];

export function record(what: string, ...args: readonly unknown[]): void {
  asked.push({ what, with: args.map(plain) });
}

export function recorded(): readonly Asked[] {
  return asked;
}

/** A value as it can be sent to the test. */
export function plain(value: unknown): unknown {
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (Object.getPrototypeOf(value) !== Object.prototype) return `[${value.constructor.name}]`;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** An event that can be refused, as Electron hands it to listeners. */
export function refusable<Facts extends object>(
  facts: Facts,
): Facts & { defaultPrevented: boolean; preventDefault(): void } {
  return {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
