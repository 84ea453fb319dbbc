import { Editor, Extension, type JSONContent, Node as TipTapNode } from '@tiptap/core';
import { baseKeymap, chainCommands } from '@tiptap/pm/commands';
import { history, redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { Fragment, Slice } from '@tiptap/pm/model';
import { liftListItem, splitListItem } from '@tiptap/pm/schema-list';
import { type Command, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { NodeJson } from '../../../shared/document/json.ts';
import { serializeNode } from '../../../shared/document/schema.ts';
import { elementExtensions } from '../../../shared/document/toExtension.ts';
import { insertBreak, toggle } from '../blockCommands.ts';

export interface NoticeEditorOptions {
  readonly content: readonly NodeJson[];
  /** A correction is of paragraphs alone. */
  readonly hasLists: boolean;
  readonly label: string;
  readonly language: string;
  readonly isEditable: boolean;
  readonly onChange: (content: NodeJson[]) => void;
}

/** A small editor for the words of one notice: the story's own schema, with nothing around them. */
export function createNoticeEditor(options: NoticeEditorOptions): Editor {
  const { content, hasLists, label, language, isEditable, onChange } = options;
  const extensions = elementExtensions().map((extension) =>
    extension instanceof TipTapNode && extension.name === 'doc'
      ? extension.extend({ content: hasLists ? '(paragraph | list)+' : 'paragraph+' })
      : extension,
  );
  const editor = new Editor({
    element: null,
    // The same shape; only TipTap's own type is not readonly.
    content: { type: 'doc', content: content as JSONContent[] },
    editable: isEditable,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: {
      keymap: false,
      delete: false,
      textDirection: false,
      drop: false,
      paste: false,
      clipboardTextSerializer: false,
    },
    extensions: [...extensions, Extension.create({ name: 'notice', addProseMirrorPlugins: plugins })],
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: language,
        dir: 'auto',
        spellcheck: 'false',
      },
    },
  });
  editor.on('transaction', ({ transaction }) => {
    if (!transaction.docChanged) return;
    const blocks: NodeJson[] = [];
    editor.state.doc.forEach((node) => {
      const json = serializeNode(node);
      if (json !== null) blocks.push(json);
    });
    onChange(blocks);
  });
  return editor;
}

function plugins(): Plugin[] {
  const inItem =
    (command: (type: NonNullable<Parameters<typeof splitListItem>[0]>) => Command): Command =>
    (state, dispatch, view) => {
      const type = state.schema.nodes['listItem'];
      return type !== undefined && command(type)(state, dispatch, view);
    };
  return [
    keymap({
      'Mod-b': toggle('bold'),
      'Mod-i': toggle('italic'),
      'Mod-z': undo,
      'Mod-Shift-z': redo,
      'Mod-y': redo,
      'Shift-Enter': insertBreak,
      Enter: chainCommands(inItem(splitListItem), inItem(liftListItem), baseKeymap['Enter'] ?? (() => false)),
    }),
    keymap(baseKeymap),
    history({ newGroupDelay: 500 }),
    plainPaste(),
  ];
}

/** What comes from elsewhere comes as its words: a notice has little to carry, and much to be kept clean of. */
function plainPaste(): Plugin {
  return new Plugin({
    props: {
      handlePaste: (view, event) => putText(view, event.clipboardData),
      handleDrop: (view, event, _slice, isMoved) => !isMoved && putText(view, event.dataTransfer),
    },
  });
}

function putText(view: EditorView, data: DataTransfer | null): boolean {
  const text = data?.getData('text/plain') ?? '';
  const { schema, tr } = view.state;
  const paragraph = schema.nodes['paragraph'];
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0 || paragraph === undefined) return true;
  const blocks = lines.map((line) => paragraph.create(null, schema.text(line)));
  view.dispatch(tr.replaceSelection(new Slice(Fragment.fromArray(blocks), 1, 1)).scrollIntoView());
  return true;
}
