import { type Command, Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { CanvasHost } from '../canvasHost.ts';
import { insertTableFiles } from './insertTableFiles.ts';
import { tableTypes } from './tableFiles.ts';

const key = new PluginKey<(view: EditorView) => void>('tableFile');

export const tableFileKeywords: readonly string[] = ['csv', 'tsv', 'spreadsheet', 'import', 'data'];

interface Options {
  readonly host: CanvasHost;
  readonly language: () => string;
}

/** Lends the window's file dialog to `chooseTableFile`, which as a command knows only the editor. */
export function tableFilePlugin(options: Options): Plugin {
  const choose = async (view: EditorView): Promise<void> => {
    const files = await options.host.chooseFiles(tableTypes);
    if (files.length > 0 && !view.isDestroyed)
      insertTableFiles(view, files, view.state.selection.from, options);
  };
  return new Plugin({
    key,
    state: { init: () => (view: EditorView) => void choose(view), apply: (_transaction, ask) => ask },
  });
}

/** Asks for a CSV or TSV file and puts its table where the caret is. */
export const chooseTableFile: Command = (state, dispatch, view) => {
  const ask = key.getState(state);
  if (ask === undefined) return false;
  // Without a view it is only asked whether this can be done.
  if (dispatch !== undefined && view !== undefined) ask(view);
  return true;
};
