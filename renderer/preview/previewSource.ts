import type { Node } from '@tiptap/pm/model';
import type { StoryMeta } from '../../shared/story/story.ts';

/** The story being written, as the preview follows it. The application makes it of the editor and the session. */
export interface PreviewSource {
  readonly getDocument: () => Node;
  readonly getMeta: () => StoryMeta;
  /** Text or facts changed. Returns how to stop listening; the listener only takes note and returns at once. */
  readonly onChange: (listener: () => void) => () => void;
  /** The caret moved in the editor. */
  readonly onCaret: (listener: (position: number) => void) => () => void;
  /** Puts the caret there and shows it. */
  readonly goTo: (position: number) => void;
}
