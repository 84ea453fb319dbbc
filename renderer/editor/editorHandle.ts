import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Command as EditorCommand } from '@tiptap/pm/state';
import type { StoryMeta } from '../../shared/story/story.ts';
import type { AttributeValues } from './attributeChange.ts';
import type { SelectedElement, SelectionFacts } from './selectionFacts.ts';
import type { Store } from './store.ts';
import type { ReadAloud } from './voice/readAloud.ts';

export type EditorDialog = 'link' | 'language' | 'byline' | 'notice' | 'reading' | 'pronunciations';
export type FindMode = 'find' | 'replace';

/** How the rest of the desk talks to the open editor. */
export interface EditorHandle {
  readonly editor: Editor;
  readonly getDocument: () => Node;
  /** Puts the caret at the end of a field: `headline`, `body` … False when the story has no such field. */
  readonly focusField: (name: string) => boolean;
  /** Puts the caret at a position and shows it. */
  readonly goTo: (position: number) => void;
  /** Runs a row of `editorCommands`; an unknown id does nothing. */
  readonly runCommand: (id: string) => void;
  /** Whether a ProseMirror command would do something now, without doing it. */
  readonly can: (command: EditorCommand) => boolean;
  /** Runs a ProseMirror command and gives the page the caret. */
  readonly run: (command: EditorCommand) => boolean;
  /** Called after every change of the text, on the key's path: do little there. Returns how to stop. */
  readonly onDocument: (listener: (document: Node) => void) => () => void;
  /** Called once a frame at most, after the caret moved or the text changed around it. */
  readonly onSelection: (listener: () => void) => () => void;
  readonly selectedElement: () => SelectedElement | null;
  /** Changes of one `visit` to a field (see `fieldVisit`) are one step to undo. */
  readonly setAttributes: (position: number, values: AttributeValues, visit?: string) => void;
  /** What the toolbar shows; changes only when something on it would. */
  readonly facts: Store<SelectionFacts>;
  readonly dialog: Store<EditorDialog | null>;
  /** Position before the picture whose cropper is open. */
  readonly cropping: Store<number | null>;
  readonly find: Store<FindMode | null>;
  readonly insertMenu: InsertMenuStore;
  readonly readAloud: ReadAloud;
  /** Shows which readings are older than the text, by their positions. */
  readonly showOlderReadings: (positions: readonly number[]) => void;
  readonly getMeta: () => StoryMeta;
  /** A sentence for screen readers. */
  readonly announce: (text: string) => void;
}

/** The insert menu's state: where it stands, what was typed, which row is chosen. Null while it is closed. */
export interface InsertMenuState {
  readonly from: number;
  readonly query: string;
  readonly index: number;
}
export type InsertMenuStore = Store<InsertMenuState | null>;
