import { redo, undo } from '@tiptap/pm/history';
import { type Command as EditorCommand, TextSelection } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  mergeCells,
  splitCell,
} from '@tiptap/pm/tables';
import { elements } from '../../shared/elements/index.ts';
import type { Command } from '../ui/command.ts';
import {
  insert,
  setParagraph,
  toggle,
  toggleBox,
  toggleList,
  toggleScript,
  toggleSubheading,
} from './blockCommands.ts';
import type { EditorHandle } from './editorHandle.ts';
import { lastFind } from './find/lastFind.ts';
import { StoryQuery } from './find/storyQuery.ts';
import { moveBlock } from './keys/moveBlock.ts';
import { chooseTableFile, tableFileKeywords } from './tables/chooseTableFile.ts';
import { removeTable } from './tables/removeTable.ts';
import { toggleHeaders } from './tables/toggleHeaders.ts';
import { toggleTableCaption } from './tables/toggleTableCaption.ts';

type Row = Command<EditorHandle>;
type Extra = Partial<Pick<Row, 'shortcut' | 'keywords' | 'isActive'>>;

function row(id: string, label: string, group: Row['group'], command: EditorCommand, extra: Extra = {}): Row {
  return {
    id,
    label,
    group,
    ...extra,
    isEnabled: (handle) => handle.can(command),
    run: (handle) => void handle.run(command),
  };
}

const hasMark = (name: string) => (handle: EditorHandle) =>
  handle.facts.get().marks.split(' ').includes(name);
const isBlock = (name: string) => (handle: EditorHandle) => handle.facts.get().block === name;
const isList = (name: string) => (handle: EditorHandle) => handle.facts.get().list === name;
const allows =
  (mark: string): EditorCommand =>
  (state) => {
    const type = state.schema.marks[mark];
    return type !== undefined && state.selection.$from.parent.type.allowsMarkType(type);
  };

const marks: readonly Row[] = [
  row('format.bold', 'Bold', 'Format', toggle('bold'), { shortcut: 'Mod+B', isActive: hasMark('bold') }),
  row('format.italic', 'Italic', 'Format', toggle('italic'), {
    shortcut: 'Mod+I',
    isActive: hasMark('italic'),
  }),
  {
    id: 'format.link',
    label: 'Link…',
    group: 'Format',
    shortcut: 'Mod+K',
    keywords: ['address', 'url', 'hyperlink'],
    isEnabled: (handle) => handle.can(allows('link')),
    isActive: hasMark('link'),
    run: (handle) => handle.dialog.set('link'),
  },
  row('format.superscript', 'Superscript', 'Format', toggleScript('superscript'), {
    shortcut: 'Mod+Shift+.',
    isActive: hasMark('superscript'),
  }),
  row('format.subscript', 'Subscript', 'Format', toggleScript('subscript'), {
    shortcut: 'Mod+Shift+,',
    isActive: hasMark('subscript'),
  }),
  {
    id: 'format.language',
    label: 'Language of the text…',
    group: 'Format',
    keywords: ['foreign', 'phrase', 'lang'],
    isEnabled: (handle) => handle.can(allows('language')),
    isActive: hasMark('language'),
    run: (handle) => handle.dialog.set('language'),
  },
  row('format.clear', 'Plain text', 'Format', clearMarks, {
    shortcut: 'Mod+\\',
    keywords: ['clear', 'remove formatting'],
  }),
];

const blocks: readonly Row[] = [
  row('format.paragraph', 'Paragraph', 'Format', setParagraph(), {
    shortcut: 'Mod+Alt+0',
    isActive: isBlock('paragraph'),
  }),
  row('format.subheading2', 'Subheading', 'Format', toggleSubheading(2), {
    shortcut: ['Mod+Alt+2', 'Mod+Alt+1'],
    keywords: ['heading', 'crosshead', 'h2'],
    isActive: isBlock('subheading2'),
  }),
  row('format.subheading3', 'Smaller subheading', 'Format', toggleSubheading(3), {
    shortcut: 'Mod+Alt+3',
    keywords: ['heading', 'h3'],
    isActive: isBlock('subheading3'),
  }),
  row('format.numbers', 'Numbered list', 'Format', toggleList('orderedList'), {
    shortcut: 'Mod+Shift+7',
    isActive: isList('orderedList'),
  }),
  row('format.bullets', 'Bulleted list', 'Format', toggleList('bulletList'), {
    shortcut: 'Mod+Shift+8',
    isActive: isList('bulletList'),
  }),
  row('format.quote', 'Block quote', 'Format', toggleBox('blockquote'), {
    shortcut: 'Mod+Shift+9',
    keywords: ['quotation'],
  }),
  {
    id: 'edit.moveUp',
    label: 'Move block up',
    group: 'Edit',
    shortcut: 'Alt+Shift+ArrowUp',
    isEnabled: (handle) => handle.can(moveBlock(-1)),
    run: (handle) => void handle.run(moveBlock(-1, handle.announce)),
  },
  {
    id: 'edit.moveDown',
    label: 'Move block down',
    group: 'Edit',
    shortcut: 'Alt+Shift+ArrowDown',
    isEnabled: (handle) => handle.can(moveBlock(1)),
    run: (handle) => void handle.run(moveBlock(1, handle.announce)),
  },
];

const edit: readonly Row[] = [
  row('edit.undo', 'Undo', 'Edit', undo, { shortcut: 'Mod+Z' }),
  row('edit.redo', 'Redo', 'Edit', redo, { shortcut: ['Mod+Shift+Z', 'Mod+Y'] }),
  {
    id: 'find.open',
    label: 'Find…',
    group: 'Edit',
    shortcut: 'Mod+F',
    run: (handle) => handle.find.set('find'),
  },
  {
    id: 'find.replace',
    label: 'Find and replace…',
    group: 'Edit',
    shortcut: 'Mod+H',
    run: (handle) => handle.find.set('replace'),
  },
  {
    id: 'find.next',
    label: 'Find next',
    group: 'Edit',
    shortcut: ['F3', 'Mod+G'],
    run: (handle) => step(handle, 1),
  },
  {
    id: 'find.previous',
    label: 'Find previous',
    group: 'Edit',
    shortcut: ['Shift+F3', 'Mod+Shift+G'],
    run: (handle) => step(handle, -1),
  },
];

/** To the next hit of what was looked for last, also after the bar was closed. */
function step(handle: EditorHandle, direction: 1 | -1): void {
  const { view } = handle.editor;
  const query = new StoryQuery(lastFind(view));
  if (!query.valid) {
    handle.find.set('find');
    return;
  }
  const { from, to } = view.state.selection;
  const hit =
    direction === 1
      ? (query.findNext(view.state, to) ?? query.findNext(view.state))
      : (query.findPrev(view.state, from) ?? query.findPrev(view.state));
  if (hit === null) {
    handle.find.set('find');
    return;
  }
  const selection = TextSelection.create(view.state.doc, hit.from, hit.to);
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
}

/** Text blocks and lists have commands of their own above; every other element is inserted by name. */
const converted: ReadonlySet<string> = new Set([
  'paragraph',
  'subheading',
  'bulletList',
  'orderedList',
  'blockquote',
]);

const inserts: readonly Row[] = [
  ...elements.flatMap((element): readonly Row[] =>
    element.insert === undefined || converted.has(element.name)
      ? []
      : [
          row(`insert.${element.name}`, element.label, 'Insert', insert(element.name), {
            keywords: element.insert.keywords,
          }),
        ],
  ),
  row('insert.tableFile', 'Table from a file…', 'Insert', chooseTableFile, { keywords: tableFileKeywords }),
  {
    id: 'insert.libraryNotice',
    label: 'Notice from the library…',
    group: 'Insert',
    keywords: ['legal', 'disclosure', 'undesirable', 'correction', 'template'],
    isEnabled: (handle) => handle.editor.isEditable,
    run: (handle) => handle.dialog.set('notice'),
  },
  {
    id: 'insert.byline',
    label: 'Byline…',
    group: 'Insert',
    keywords: ['author', 'contributor', 'reporter'],
    isEnabled: (handle) => handle.editor.isEditable,
    run: (handle) => handle.dialog.set('byline'),
  },
];

const pictures: readonly Row[] = [
  {
    id: 'picture.crop',
    label: 'Crop picture…',
    group: 'Format',
    keywords: ['cut', 'focal point', 'focus', 'aspect', 'shape', '16:9', '4:3', '1:1', '3:2'],
    isEnabled: (handle) => handle.editor.isEditable && pictureHere(handle) !== null,
    run: (handle) => handle.cropping.set(pictureHere(handle)),
  },
];

/** Position before the picture that is selected or that the caret is in, once it has a file. */
function pictureHere(handle: EditorHandle): number | null {
  const element = handle.selectedElement();
  return element?.name === 'figure' && element.attributes['source'] !== null ? element.position : null;
}

const tables: readonly Row[] = [
  row('table.rowAbove', 'Row above', 'Format', addRowBefore, { keywords: ['table'] }),
  row('table.rowBelow', 'Row below', 'Format', addRowAfter, { keywords: ['table'] }),
  row('table.columnBefore', 'Column before', 'Format', addColumnBefore, { keywords: ['table'] }),
  row('table.columnAfter', 'Column after', 'Format', addColumnAfter, { keywords: ['table'] }),
  row('table.deleteRow', 'Delete row', 'Format', deleteRow, { keywords: ['table'] }),
  row('table.deleteColumn', 'Delete column', 'Format', deleteColumn, { keywords: ['table'] }),
  row('table.merge', 'Merge cells', 'Format', mergeCells, { keywords: ['table', 'join'] }),
  row('table.split', 'Split cell', 'Format', splitCell, { keywords: ['table'] }),
  row('table.headerRow', 'Header row', 'Format', toggleHeaders('row'), { keywords: ['table'] }),
  row('table.headerColumn', 'Header column', 'Format', toggleHeaders('column'), { keywords: ['table'] }),
  row('table.caption', 'Table caption', 'Format', toggleTableCaption, {
    keywords: ['table', 'title'],
    isActive: (handle) => handle.facts.get().hasCaption,
  }),
  row('table.delete', 'Delete table', 'Format', removeTable, { keywords: ['table'] }),
];

function clearMarks(...[state, dispatch]: Parameters<EditorCommand>): boolean {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  const transaction = state.tr;
  for (const name of ['bold', 'italic', 'link', 'superscript', 'subscript', 'language']) {
    const type = state.schema.marks[name];
    if (type !== undefined) transaction.removeMark(from, to, type);
  }
  dispatch?.(transaction);
  return true;
}

const voice: readonly Row[] = [
  {
    id: 'voice.reading',
    label: 'Make a reading…',
    group: 'Story',
    keywords: ['audio', 'voice', 'speech', 'sound', 'mp3', 'listen'],
    isEnabled: (handle) => handle.editor.isEditable,
    run: (handle) => handle.dialog.set('reading'),
  },
  {
    id: 'voice.pronunciations',
    label: 'How names are said…',
    group: 'Story',
    keywords: ['pronunciation', 'voice', 'speech', 'name'],
    run: (handle) => handle.dialog.set('pronunciations'),
  },
  {
    id: 'voice.readAloud',
    label: 'Read aloud from here',
    group: 'Story',
    shortcut: 'Mod+Alt+R',
    keywords: ['listen', 'voice', 'speech', 'proof', 'stop'],
    isActive: (handle) => handle.readAloud.state.get() !== null,
    run: (handle) => handle.readAloud.toggle(),
  },
  {
    id: 'voice.next',
    label: 'Next sentence aloud',
    group: 'Go',
    shortcut: 'F9',
    keywords: ['read', 'voice'],
    isEnabled: (handle) => handle.readAloud.state.get() !== null,
    run: (handle) => handle.readAloud.step(1),
  },
  {
    id: 'voice.previous',
    label: 'Sentence before aloud',
    group: 'Go',
    shortcut: 'Shift+F9',
    keywords: ['read', 'voice', 'again'],
    isEnabled: (handle) => handle.readAloud.state.get() !== null,
    run: (handle) => handle.readAloud.step(-1),
  },
];

/** What a person may do to the text: toolbar, menus, palette and keys all read these rows. */
export const editorCommands: readonly Row[] = [
  ...edit,
  ...marks,
  ...blocks,
  ...inserts,
  ...pictures,
  ...tables,
  ...voice,
];
