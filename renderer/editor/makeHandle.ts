import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type Command, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { StoryMeta } from '../../shared/story/story.ts';
import { afterPaint } from '../ui/afterPaint.ts';
import { attributeChange } from './attributeChange.ts';
import { editorCommands } from './editorCommands.ts';
import type { EditorDialog, EditorHandle, FindMode, InsertMenuState } from './editorHandle.ts';
import { fieldPosition } from './fields.ts';
import { markOlderReadings } from './plugins/olderReadings.ts';
import { sameFacts, selectionFacts } from './selectionFacts.ts';
import { createStore } from './store.ts';
import { createReadAloud } from './voice/readAloud.ts';

export interface HandleParts {
  readonly editor: Editor;
  readonly getMeta: () => StoryMeta;
  readonly announce: (text: string) => void;
}

/** The editor as the rest of the desk sees it. What it tells of the selection is told after the paint, once a frame at most. */
export function makeHandle({ editor, getMeta, announce }: HandleParts): EditorHandle {
  const onDocument = new Set<(document: Node) => void>();
  const onSelection = new Set<() => void>();
  const facts = createStore(selectionFacts(editor.state));
  const selection = afterPaint(() => {
    const next = selectionFacts(editor.state);
    if (!sameFacts(facts.get(), next)) facts.set(next);
    for (const listener of onSelection) listener();
  });
  editor.on('transaction', ({ transaction }) => {
    const isMoved = transaction.docChanged || transaction.selectionSet || transaction.storedMarksSet;
    // Asked for first: who follows the text (the preview) then finds the caret's new place in the same turn.
    if (isMoved) selection.request();
    if (transaction.docChanged) for (const listener of onDocument) listener(editor.state.doc);
  });
  editor.on('destroy', selection.stop);

  const show = (selection: Selection): void => {
    editor.view.focus();
    editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
    scrollToCaret(editor.view);
  };

  // The bars may hold the editor of the story before for as long as a paint takes.
  const isAlive = (): boolean => !editor.isDestroyed && editor.isEditable;

  const handle: EditorHandle = {
    editor,
    facts,
    getMeta,
    announce,
    dialog: createStore<EditorDialog | null>(null),
    cropping: createStore<number | null>(null),
    find: createStore<FindMode | null>(null),
    insertMenu: createStore<InsertMenuState | null>(null),
    getDocument: () => editor.state.doc,
    focusField(name) {
      const { doc } = editor.state;
      const position = fieldPosition(doc, name);
      const node = position === null ? null : doc.nodeAt(position);
      if (position === null || node === null) return false;
      const end = Selection.findFrom(doc.resolve(position + node.nodeSize), -1, true);
      const first = Selection.findFrom(doc.resolve(position), 1, true);
      const place = end !== null && end.from > position ? end : first;
      if (place !== null) show(name === 'body' && first !== null ? first : place);
      return place !== null;
    },
    goTo(position) {
      const { doc } = editor.state;
      const $position = doc.resolve(Math.min(Math.max(0, position), doc.content.size));
      show(TextSelection.near($position));
    },
    runCommand(id) {
      const command = editorCommands.find((one) => one.id === id);
      if (command !== undefined && command.isEnabled?.(handle) !== false) command.run(handle);
    },
    can: (command: Command) => isAlive() && command(editor.state, undefined, editor.view),
    run(command) {
      if (!isAlive()) return false;
      const isDone = command(editor.state, editor.view.dispatch, editor.view);
      editor.view.focus();
      return isDone;
    },
    onDocument: (listener) => watch(onDocument, listener),
    onSelection: (listener) => watch(onSelection, listener),
    selectedElement: () => selectionFacts(editor.state).element,
    readAloud: createReadAloud({ editor, getMeta }),
    showOlderReadings(positions) {
      const transaction = markOlderReadings(editor.state, positions);
      if (transaction !== null) editor.view.dispatch(transaction);
    },
    setAttributes: (position, values, visit) =>
      editor.view.dispatch(attributeChange(editor.state, position, values, visit)),
  };
  return handle;
}

function watch<Listener>(set: Set<Listener>, listener: Listener): () => void {
  set.add(listener);
  return () => set.delete(listener);
}

/** Blocks outside the screen have estimated heights until they are shown; so look again once they have been. */
function scrollToCaret(view: EditorView): void {
  requestAnimationFrame(() => {
    if (view.isDestroyed) return;
    const { node } = view.domAtPos(view.state.selection.head);
    const place = node instanceof Element ? node : node.parentElement;
    place?.scrollIntoView({ block: 'nearest' });
  });
}
