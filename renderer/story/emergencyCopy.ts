import type { NodeJson } from '../../shared/document/json.ts';
import type { StoryMeta } from '../../shared/story/story.ts';

/** Whose copy it is: one opening of one story. Two never overwrite each other. */
export interface CopyKey {
  readonly storyId: string;
  readonly sessionId: string;
}

/** A text that could not reach the library, kept by the browser until it can. */
export interface EmergencyCopy extends CopyKey {
  readonly baseRevision: number;
  readonly document: NodeJson;
  readonly meta: StoryMeta;
  /** Milliseconds since 1970, as the machine's clock said. */
  readonly at: number;
}

export interface EmergencyShelf {
  /** The copies of a story, the newest first. */
  list(storyId: string): Promise<readonly EmergencyCopy[]>;
  write(copy: EmergencyCopy): Promise<void>;
  remove(key: CopyKey): Promise<void>;
}
