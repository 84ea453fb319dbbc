import { type KeptJson, parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { setting } from '../host/settings.ts';
import { allShortcuts } from '../ui/command.ts';
import { matchesShortcut } from '../ui/shortcut.ts';
import { showToast } from '../ui/toast.ts';
import { browserCanvasHost } from './browserCanvasHost.ts';
import { createStoryEditor, replaceDocument } from './createStoryEditor.ts';
import { editorCommands } from './editorCommands.ts';
import type { EditorHandle } from './editorHandle.ts';
import type { EditorSession } from './editorSession.ts';
import { makeHandle } from './makeHandle.ts';
import { insertMenuKey } from './panels/InsertMenu.tsx';

export type OpenedEditor =
  | { readonly ok: true; readonly handle: EditorHandle; readonly close: () => void }
  | { readonly ok: false; readonly reason: string };

/**
 * Puts a session's story on the page. A document that cannot be read is refused: nothing is attached, so
 * nothing can be saved over it.
 */
export function openEditor(
  session: EditorSession,
  page: HTMLElement,
  announce: (text: string) => void,
): OpenedEditor {
  const parsed = parseDocument(session.getText().document);
  if (!parsed.ok) return parsed;
  let handle: EditorHandle | null = null;
  const place = session.place ?? { anchor: 0, head: 0, scroll: 0 };
  const editor = createStoryEditor({
    document: parsed.document,
    host: browserCanvasHost({
      chooseByline: () => handle?.dialog.set('byline'),
      makeReading: () => handle?.dialog.set('reading'),
      crop: (position) => handle?.cropping.set(position),
      announce,
    }),
    isEditable: !session.isReadOnly,
    language: () => session.getMeta().language,
    direction: () => session.getMeta().direction,
    smartQuotes: () => setting('smartQuotes'),
    markdown: () => setting('markdownShortcuts'),
    anchor: place.anchor,
    head: place.head,
    slash: {
      onChange: (state) => handle?.insertMenu.set(state === null ? null : { ...state, index: 0 }),
      onKey: (event) => handle !== null && insertMenuKey(handle, event),
    },
    onKey: (event) => handle !== null && (stopsReading(handle, event) || runShortcut(handle, event)),
  });
  editor.mount(page);
  const opened = makeHandle({ editor, getMeta: session.getMeta, announce });
  handle = opened;
  if (parsed.problems.length > 0) showToast({ text: parsed.problems.join(' '), kind: 'warning' });

  // Of a save only the blocks that changed since the last one are written anew.
  const kept: KeptJson = new WeakMap();
  const stops = [
    session.attachEditor(() => serializeDocument(editor.state.doc, kept)),
    session.onReplaced((document) => {
      const next = parseDocument(document);
      if (next.ok) replaceDocument(editor, next.document);
    }),
    followFacts(session, opened),
  ];
  editor.on('transaction', ({ transaction }) => {
    if (transaction.docChanged && transaction.getMeta('fromOutside') !== true) session.changed();
  });
  const close = (): void => {
    for (const stop of stops) stop();
    editor.destroy();
  };
  return { ok: true, handle: opened, close };
}

/** Language and direction are facts of the story and attributes of the page. */
function followFacts(session: EditorSession, handle: EditorHandle): () => void {
  const facts = (): string => `${session.getMeta().language} ${session.getMeta().direction}`;
  let before = facts();
  return session.subscribe(() => {
    const now = facts();
    if (now === before) return;
    before = now;
    handle.editor.view.dispatch(handle.editor.state.tr);
  });
}

/** Esc: first the voice is silent, then the key has its other meanings. */
function stopsReading({ readAloud }: EditorHandle, event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || readAloud.state.get() === null) return false;
  readAloud.stop();
  return true;
}

/** The editor's commands by their keys, before the browser can take them for its own. */
function runShortcut(handle: EditorHandle, event: KeyboardEvent): boolean {
  if (event.isComposing || !(event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key)))
    return false;
  const command = editorCommands.find((one) =>
    allShortcuts(one).some((keys) => matchesShortcut(keys, event)),
  );
  if (command === undefined) return false;
  if (command.isEnabled?.(handle) !== false) command.run(handle);
  return true;
}
