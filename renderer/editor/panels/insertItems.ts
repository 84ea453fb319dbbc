import type { Command as EditorCommand } from '@tiptap/pm/state';
import { elements } from '../../../shared/elements/index.ts';
import { insert, setParagraph, toggleBox, toggleList, toggleSubheading } from '../blockCommands.ts';
import type { EditorDialog } from '../editorHandle.ts';
import { chooseTableFile, tableFileKeywords } from '../tables/chooseTableFile.ts';

export interface InsertItem {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly icon: string;
  readonly words: string;
  readonly command: EditorCommand;
  /** A question to ask instead of the command, which then only says whether there is a place for the answer. */
  readonly asks?: EditorDialog;
}

const groups = { text: 'Text', list: 'Lists', media: 'Media', box: 'Boxes' } as const;
const order = ['text', 'list', 'media', 'box'] as const;

/** Elements a text becomes, rather than a new one that is put in. */
const conversions: Readonly<Record<string, EditorCommand>> = {
  paragraph: setParagraph(),
  bulletList: toggleList('bulletList'),
  orderedList: toggleList('orderedList'),
  blockquote: toggleBox('blockquote'),
};

const fromFile: InsertItem = {
  id: 'tableFile',
  label: 'Table from a file…',
  group: groups.media,
  icon: 'table',
  words: `table from a file ${tableFileKeywords.join(' ')}`,
  command: chooseTableFile,
};

const fromLibrary: InsertItem = {
  id: 'libraryNotice',
  label: 'Notice from the library…',
  group: groups.box,
  icon: 'scale',
  words: 'notice from the library legal disclosure undesirable correction template',
  command: insert('notice'),
  asks: 'notice',
};

const all: readonly InsertItem[] = order.flatMap((group) =>
  elements.flatMap((element): readonly InsertItem[] => {
    const { name, label } = element;
    if (element.insert?.group !== group) return [];
    const { icon, keywords } = element.insert;
    const item = {
      group: groups[group],
      icon,
      words: `${label} ${name} ${keywords.join(' ')}`.toLowerCase(),
    };
    const plain = { ...item, id: name, label, command: conversions[name] ?? insert(name) };
    if (name === 'table') return [plain, fromFile];
    if (name === 'notice') return [plain, fromLibrary];
    if (name !== 'subheading') return [plain];
    return [
      {
        ...item,
        id: 'subheading2',
        label: 'Subheading',
        words: `${item.words} h2`,
        command: toggleSubheading(2),
      },
      {
        ...item,
        id: 'subheading3',
        label: 'Smaller subheading',
        words: `${item.words} h3`,
        command: toggleSubheading(3),
      },
    ];
  }),
);

/**
 * What the insert menu offers for what was typed: every word of it must begin a word of the item. Of a group
 * those come first whose name begins with it.
 */
export function insertItems(query: string): readonly InsertItem[] {
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = all.filter(({ words }) => wanted.every((word) => ` ${words}`.includes(` ${word}`)));
  const begins = ({ label }: InsertItem): boolean => label.toLowerCase().startsWith(wanted.join(' '));
  return Object.values(groups).flatMap((group) => {
    const inGroup = found.filter((item) => item.group === group);
    return [...inGroup.filter(begins), ...inGroup.filter((item) => !begins(item))];
  });
}
