import type { Place } from '../../shared/contract/calls.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import type { StoryMeta } from '../../shared/story/story.ts';

/** As much of a story's session as the page needs. */
export interface EditorSession {
  readonly id: string;
  readonly place: Place | null;
  readonly isReadOnly: boolean;
  readonly getText: () => { readonly document: NodeJson };
  readonly getMeta: () => StoryMeta;
  readonly attachEditor: (getDocument: () => NodeJson) => () => void;
  readonly onReplaced: (listener: (document: NodeJson) => void) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly changed: () => void;
  /** Resolves when all is saved. Rejects with StetError. */
  readonly flush: () => Promise<void>;
  readonly rememberPlace: (place: Place) => void;
}
