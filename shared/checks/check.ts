import type { Node } from '@tiptap/pm/model';
import type { Finding } from '../document/finding.ts';
import type { KnownMedia } from '../story/knownMedium.ts';
import type { StoryMeta } from '../story/story.ts';

/** What a check looks at: nothing else, so that the same story with the same media has the same findings everywhere. */
export interface CheckedStory {
  readonly document: Node;
  readonly meta: StoryMeta;
  /** What the library says of the media the story shows. */
  readonly media: KnownMedia;
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
