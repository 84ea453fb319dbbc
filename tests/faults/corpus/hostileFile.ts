/** A file made to break whoever reads it. */
export interface HostileFile {
  /** "png that claims to be a gigapixel"; its words are the test's. */
  readonly what: string;
  /** Words that a reader who takes the file has to keep. */
  readonly words?: string;
  /** Made when it is needed: some are large. */
  readonly bytes: () => Uint8Array;
}

export const textFile = (what: string, text: () => string, words?: string): HostileFile => ({
  what,
  bytes: () => Buffer.from(text()),
  ...(words === undefined ? {} : { words }),
});

/** One that only the whole form reads is as large as this, in bytes, just under what importers take; the short form makes do with less. */
export const large = (isFull: boolean): number => (isFull ? 19_900_000 : 100_000);
