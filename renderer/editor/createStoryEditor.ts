import { Editor, Extension } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { history } from '@tiptap/pm/history';
import { type Node, Slice } from '@tiptap/pm/model';
import { EditorState, Plugin, type Selection, TextSelection } from '@tiptap/pm/state';
import { tableEditing } from '@tiptap/pm/tables';
import { search } from 'prosemirror-search';
import { emptyDocument } from '../../shared/document/emptyDocument.ts';
import { adoptNode } from './adoptNode.ts';
import { canvasExtensions } from './canvasExtensions.ts';
import type { CanvasHost } from './canvasHost.ts';
import { editorKeys } from './editorKeys.ts';
import { pastePlugin } from './paste/pastePlugin.ts';
import { uploadsPlugin } from './paste/uploads.ts';
import { activeBlockPlugin } from './plugins/activeBlockPlugin.ts';
import { caretInTime } from './plugins/caretInTime.ts';
import { caretInView, caretMargin } from './plugins/caretInView.ts';
import { clickedFrame } from './plugins/clickedFrame.ts';
import { gutterPlugin } from './plugins/gutterPlugin.ts';
import { isLongText } from './plugins/longText.ts';
import { nearScreen } from './plugins/nearScreen.ts';
import { olderReadings } from './plugins/olderReadings.ts';
import { ownSelection } from './plugins/ownSelection.ts';
import { placeholderPlugin } from './plugins/placeholderPlugin.ts';
import { restingPointer } from './plugins/restingPointer.ts';
import { type SlashOptions, slashPlugin } from './plugins/slashPlugin.ts';
import { spokenPlugin } from './plugins/spokenPlugin.ts';
import { tableFilePlugin } from './tables/chooseTableFile.ts';
import { directTyping } from './typing/directTyping.ts';
import { typingPlugin } from './typing/typingPlugin.ts';

export interface StoryEditorOptions {
  readonly document: Node;
  readonly host: CanvasHost;
  readonly isEditable: boolean;
  readonly language: () => string;
  readonly direction: () => 'ltr' | 'rtl';
  readonly smartQuotes: () => boolean;
  readonly markdown: () => boolean;
  readonly slash: SlashOptions;
  readonly anchor: number;
  readonly head: number;
  /** Called first on every key that none of the page's own floating parts took. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/**
 * The editor of one story, not yet on the page. The document is set before it is mounted, so that it is
 * drawn once; TipTap would draw it again after adding node views.
 */
export function createStoryEditor(options: StoryEditorOptions): Editor {
  const editor = new Editor({
    element: null,
    // Without one TipTap would parse an empty text as HTML, which the page's policy refuses.
    content: emptyDocument().toJSON(),
    editable: options.isEditable,
    injectCSS: false,
    enableContentCheck: true,
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
    extensions: [...canvasExtensions(options.host), behaviours(options)],
    editorProps: {
      // The bars over the page hide nothing the caret is in.
      scrollThreshold: caretMargin,
      scrollMargin: { top: 88, bottom: 88, left: 0, right: 0 },
    },
  });
  const document = adoptNode(options.document, editor.schema);
  const selection = selectionIn(document, options.anchor, options.head);
  editor.view.updateState(EditorState.create({ doc: document, selection }));
  return editor;
}

function behaviours(options: StoryEditorOptions): Extension {
  const plugins = (): Plugin[] => [
    caretInTime(),
    caretInView(),
    slashPlugin(options.slash),
    canvasAttributes(options),
    commandKeys(options.onKey),
    typingPlugin(options),
    directTyping(),
    clickedFrame(),
    ownSelection(),
    restingPointer(),
    ...editorKeys(),
    pastePlugin(options),
    uploadsPlugin(),
    tableFilePlugin(options),
    tableEditing({ allowTableNodeSelection: true }),
    history({ newGroupDelay: 500 }),
    search(),
    dropCursor({ color: false, width: 2, class: 'drop-cursor' }),
    gapCursor(),
    placeholderPlugin(),
    activeBlockPlugin(),
    nearScreen(),
    spokenPlugin(),
    olderReadings(),
    ...(options.isEditable ? [gutterPlugin()] : []),
  ];
  return Extension.create({ name: 'desk', addProseMirrorPlugins: plugins });
}

/** A plugin, because TipTap takes only fixed attributes. */
function canvasAttributes(options: StoryEditorOptions): Plugin {
  return new Plugin({
    props: {
      attributes: (state) => ({
        'aria-multiline': 'true',
        'aria-label': 'Story',
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
        translate: 'no',
        lang: options.language(),
        dir: options.direction(),
        class: isLongText(state) ? 'story-canvas is-long' : 'story-canvas',
      }),
    },
  });
}

function commandKeys(onKey: (event: KeyboardEvent) => boolean): Plugin {
  return new Plugin({ props: { handleKeyDown: (_view, event) => onKey(event) } });
}

function selectionIn(document: Node, anchor: number, head: number): Selection {
  const size = document.content.size;
  const at = (position: number) => document.resolve(Math.min(Math.max(0, position), size));
  return TextSelection.between(at(anchor), at(head));
}

/** Takes over a text that came from outside, changing only what differs, so that the caret stays in its words. */
export function replaceDocument(editor: Editor, next: Node): void {
  const document = adoptNode(next, editor.schema);
  const { state, view } = editor;
  const start = state.doc.content.findDiffStart(document.content);
  if (start === null) return;
  const end = state.doc.content.findDiffEnd(document.content);
  if (end === null) return;
  const overlap = start - Math.min(end.a, end.b);
  const [from, to, last] = overlap > 0 ? [start, end.a + overlap, end.b + overlap] : [start, end.a, end.b];
  const transaction = state.tr;
  try {
    transaction.replace(from, to, document.slice(start, last));
  } catch {
    // The two cuts do not meet at equal depths: the whole text gives way.
    transaction.replace(0, state.doc.content.size, new Slice(document.content, 0, 0));
  }
  if (!transaction.doc.eq(document)) {
    const whole = state.tr.replaceWith(0, state.doc.content.size, document.content);
    view.dispatch(whole.setMeta('fromOutside', true));
    return;
  }
  view.dispatch(transaction.setMeta('fromOutside', true));
}
