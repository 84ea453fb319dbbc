import type { Failure } from '../../../shared/contract/reply.ts';
import type { ImportedMedia, ImportResult, Renditions } from '../../../shared/formats/format.ts';
import type { MissingMedia } from '../../../shared/formats/missingMedia.ts';
import type { EmbeddedFacts, MediumFacts } from '../../../shared/story/medium.ts';
import type { StoredStory } from '../db/stories.ts';
import type { Measures } from '../media/measure.ts';
import type { Cleaned } from '../media/outgoing/cleaned.ts';
import type { RenditionTask } from '../media/outgoing/makeRenditions.ts';

/** A file from outside, and what is wanted of it. */
export type OutsideTask =
  | { readonly type: 'story'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly type: 'media'; readonly name: string; readonly bytes: Uint8Array; readonly source?: string }
  /** For a page that is exported. */
  | ({ readonly type: 'renditions'; readonly name: string } & RenditionTask)
  /** For a story that is exported with its media. */
  | { readonly type: 'clean'; readonly name: string; readonly bytes: Uint8Array; readonly extension: string };

/**
 * What the process may take in all for a file, as a multiple of what its JavaScript may: values that reach
 * their limit have V8's own books and the file's bytes beside them.
 */
export const heapToAll = 1.25;

/** A file read as a story, ready for the library but for its media. */
export interface ReadStory {
  readonly story: StoredStory;
  /** RFC 3339, or null when the file does not say. */
  readonly createdAt: string | null;
  /** The media it carries. */
  readonly media: readonly ImportedMedia[];
  /** What it says of its media, by source. */
  readonly facts: ReadonlyMap<string, Partial<MediumFacts>>;
  readonly standIns: ImportResult['standIns'];
  /** All media it names, each as it is reported if it turns out not to be there. */
  readonly uses: readonly MissingMedia[];
  readonly dropped: readonly string[];
}

/** What a media file is; `source` is the name it is kept under. */
export interface MediaFacts extends Measures {
  readonly source: string;
  /** "image/jpeg" */
  readonly type: string;
  /** What the file says of itself. */
  readonly embedded: EmbeddedFacts;
  /** What of it could not be read, a sentence each. */
  readonly notes: readonly string[];
  /** What is kept in its place, of a format that browsers do not read. */
  readonly converted?: Uint8Array;
}

export interface OutsideResult {
  readonly story: ReadStory;
  readonly media: MediaFacts;
  readonly renditions: Renditions;
  readonly clean: Cleaned;
}

/** What the reading process sends: that it can begin, then an answer to each task in turn. */
export type FromReader =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly result: OutsideResult[OutsideTask['type']] }
  /** Expected with a failure for the person, else with the error itself for the log. */
  | { readonly type: 'failed'; readonly failure: Failure | null; readonly error: unknown };
