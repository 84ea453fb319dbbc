import type { Node } from '@tiptap/pm/model';
import type { Finding } from '../document/finding.ts';
import type { KnownMedia } from '../story/knownMedium.ts';
import type { NoticeEntry } from '../story/libraryNotice.ts';
import type { StoryMeta } from '../story/story.ts';

/** What the library says of what a story shows; what nobody asked it is left out, and nothing is said of that. */
export interface KnownToLibrary {
  readonly media?: KnownMedia;
  /** Those that are not removed. */
  readonly notices?: readonly NoticeEntry[];
}

/** What a check looks at: nothing else, so that the same story with the same library has the same findings everywhere. */
export interface CheckedStory {
  readonly document: Node;
  readonly meta: StoryMeta;
  readonly library: KnownToLibrary;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** One check or a family of them. It reports; it never changes or blocks anything. */
export interface Check {
  readonly name: string;
  readonly run: (story: CheckedStory, report: (finding: Finding) => void) => void;
}

export function defineCheck(check: Check): Check {
  return check;
}
