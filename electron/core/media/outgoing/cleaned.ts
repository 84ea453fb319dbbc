/** A media file that may go out. */
export interface Cleaned {
  /** Null when it goes out as it is. */
  readonly bytes: Uint8Array | null;
  /** What is said about it, as the end of a sentence, when something private may be left in it; null otherwise. */
  readonly left: string | null;
}

export const nothingPrivate: Cleaned = { bytes: null, left: null };
