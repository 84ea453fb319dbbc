import type { NodeJson } from '../document/json.ts';
import type { Crop } from '../story/crop.ts';
import type { MediumFacts } from '../story/medium.ts';
import type { Story } from '../story/story.ts';

/** One file of an export. `path` is relative to the export's folder, with `/`, and never leaves it. */
export interface ExportFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A medium as it goes out. */
export interface MediaFile {
  /** The source these very bytes have: another one than was asked for when they are not the library's. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** "image/jpeg": what the core found in them, not what a name claims. */
  readonly type: string;
}

/** One of the sizes a picture goes out in. */
export interface Rendition extends MediaFile {
  /** Pixels; null for a file that goes out as it is and does not say. */
  readonly width: number | null;
  readonly height: number | null;
}

/** A picture made for pages. */
export interface Renditions {
  /** Types that every browser shows, the narrowest first; at least one. */
  readonly usual: readonly Rendition[];
  /** The same in a type that is smaller and that not every program knows; may be none. */
  readonly smaller: readonly Rendition[];
  /** What stands in its place until it is there: the average colour in three hexadecimal digits, or null. */
  readonly tone: string | null;
}

export interface ExportContext {
  /** The file of a `media:` source, or null when it is gone; the export then shows a placeholder. */
  readonly media: (source: string) => MediaFile | null;
  /** The part of a picture that is to be seen on a page, or null when its file is gone or cannot be read. */
  readonly picture: (source: string, crop: Crop | null) => Renditions | null;
  /** What the library knows of a medium, or null; formats that carry no facts of media ignore it. */
  readonly facts: (source: string) => MediumFacts | null;
  /** The theme's whole style sheet; formats without looks ignore it. */
  readonly theme: { readonly id: string; readonly css: string };
  /** A folder with media files beside the text, instead of one file that carries them. */
  readonly asFolder: boolean;
}

/**
 * A way out. `write` is a pure function: the same story and media give the same bytes on every machine.
 * Notes and other private facts must not be in them (see `publicFacts.ts`). Throws StetError `tooLarge`.
 */
export interface Exporter {
  readonly id: string;
  readonly label: string;
  /** What a person gets, in one sentence under the label. */
  readonly description: string;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  readonly hasThemes: boolean;
  /** The files; the first one is the story itself. `name` is the file name to use, without extension. */
  readonly write: (story: ExportStory, name: string, context: ExportContext) => readonly ExportFile[];
}

/** What an export is made of: a library's story, or a version of one. */
export type ExportStory = Pick<Story, 'document' | 'meta' | 'schemaVersion' | 'createdAt'>;

/** A media file that came inside an imported file, its name already checked against its bytes. */
export interface ImportedMedia {
  readonly source: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportResult {
  readonly document: NodeJson;
  /** Facts the file stated; the rest gets the library's defaults. Notes are never among them. */
  readonly meta: Readonly<Record<string, unknown>>;
  /** The schema version a Stet wrote the document in; null for a file that is no Stet's. */
  readonly schemaVersion: number | null;
  /** When the story was begun, RFC 3339, if the file says so. */
  readonly createdAt: string | null;
  readonly media: readonly ImportedMedia[];
  /** What the file says of the media it names, by source. */
  readonly facts: ReadonlyMap<string, Partial<MediumFacts>>;
  /**
   * By source, what the file has in a medium's place each time it is shown: renditions made for pages, cut as the
   * page shows them. The document names the medium itself, which a library may have.
   */
  readonly standIns: ReadonlyMap<string, readonly string[]>;
  /** Sources whose bytes the file carries, but not whole. */
  readonly damaged: readonly string[];
  /** What did not come over, a sentence each; empty when all of it did. */
  readonly dropped: readonly string[];
}

/** A way in. `read` is pure; it throws StetError (`invalid`, `unsupported`, `tooLarge`) and then nothing is imported. */
export interface Importer {
  readonly id: string;
  readonly label: string;
  /** Without the dot, lower case; the first one is the usual one. */
  readonly extensions: readonly string[];
  /** The largest file it takes, in bytes. */
  readonly limit: number;
  /** Whether a file is of this format; `head` is its first 4 KB, decoded as well as can be told. */
  readonly accepts: (name: string, head: string) => boolean;
  readonly read: (bytes: Uint8Array, name: string) => ImportResult;
}
