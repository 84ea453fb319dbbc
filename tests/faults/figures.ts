/** What a fault test counted, for the table of `npm run faults`. A test without it was tried once. */
export interface FaultFigures {
  /** How often the fault was made. */
  readonly tried: number;
  /** The worst that was seen, with its unit: "612 ms of typing". */
  readonly worst?: string;
}

declare module 'vitest' {
  interface TaskMeta {
    faults?: FaultFigures;
  }
}
