import type { MediumFacts } from './medium.ts';

/** What a check needs to know of a file that a story shows; the library says it. */
export interface KnownMedium
  extends Pick<MediumFacts, 'credit' | 'digitalSourceType' | 'expires' | 'mayExport'> {
  /** `media:<sha256>.<ext>` */
  readonly source: string;
  /** Whether its file lies in the media folder. */
  readonly isThere: boolean;
  /** Seconds of sound or film, or the end of the last caption. */
  readonly duration: number | null;
}

/** By source. One that nobody asked the library for is not in it, and nothing is said of it. */
export type KnownMedia = ReadonlyMap<string, KnownMedium>;
