import type { StoryRow } from '../../shared/story/story.ts';
import type { GivenFile } from '../ui/givenFiles.ts';

/** What the queue asks of the desk; the desk says what went wrong. */
export interface QueueActions {
  readonly open: (id: string) => void;
  readonly duplicate: (id: string) => void;
  readonly trash: (rows: readonly StoryRow[], ids: readonly string[]) => void;
  readonly restore: (ids: readonly string[]) => void;
  readonly export: (ids: readonly string[]) => void;
  /** The template's id, or null for an empty story. */
  readonly create: (template: string | null) => void;
  /** Asks first: it is the one thing that cannot be taken back. */
  readonly emptyTrash: () => void;
  readonly removeSamples: () => void;
  readonly importFiles: (files: readonly GivenFile[]) => void;
  readonly chooseImport: () => void;
  readonly hide: () => void;
}
