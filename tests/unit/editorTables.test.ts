import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chainCommands, deleteSelection } from '@tiptap/pm/commands';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state';
import { CellSelection, TableMap } from '@tiptap/pm/tables';
import { describe, expect, it, test } from 'vitest';
import { backspace, deleteForward } from '../../renderer/editor/keys/backspace.ts';
import { enter } from '../../renderer/editor/keys/enter.ts';
import { fillCells } from '../../renderer/editor/tables/fillCells.ts';
import { asBlocks, isOneWord, pastedTable } from '../../renderer/editor/tables/pastedTable.ts';
import { removeSelectedTable, removeTable } from '../../renderer/editor/tables/removeTable.ts';
import { tableOfText } from '../../renderer/editor/tables/tableOfText.ts';
import { toggleHeaders } from '../../renderer/editor/tables/toggleHeaders.ts';
import { removeEmptyCaption, toggleTableCaption } from '../../renderer/editor/tables/toggleTableCaption.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { readHtml } from '../../shared/document/readHtml.ts';
import { schema } from '../../shared/document/schema.ts';
import { block, run, shown, story, withCaret } from './editorState.ts';

/** `#` begins a header cell, `2/` in front one over two rows. */
function cell(given: string): NodeJson {
  const [, header = '', rows, text = ''] = /^(#?)(?:(\d)\/)?(.*)$/s.exec(given) ?? [];
  const attrs = { colspan: 1, rowspan: Number(rows ?? 1), colwidth: null };
  return { type: header === '' ? 'tableCell' : 'tableHeader', attrs, content: [block('paragraph', text)] };
}
const table = (...rows: readonly (readonly string[])[]): NodeJson => ({
  type: 'table',
  content: rows.map((cells) => ({ type: 'tableRow', content: cells.map(cell) })),
});
const captioned = (caption: string, ...rows: readonly (readonly string[])[]): NodeJson => ({
  type: 'captionedTable',
  content: [block('tableCaption', caption), table(...rows)],
});
const stateOf = (...blocks: readonly NodeJson[]): EditorState => withCaret(story({ body: blocks }));

/** The tables of a story as rows of texts, `#` before headers, the caret as `|`. */
function grid(state: EditorState): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const { from } = state.selection;
  state.doc.descendants((node, position) => {
    if (node.type.name === 'tableRow') rows.push([]);
    if (node.type.name !== 'tableCell' && node.type.name !== 'tableHeader') return true;
    let text = node.type.name === 'tableHeader' ? '#' : '';
    if (node.attrs['rowspan'] > 1) text += `${node.attrs['rowspan']}/`;
    node.descendants((inside, offset) => {
      const start = position + 1 + offset;
      if (!inside.isText) return true;
      text += inside.text ?? '';
      if (from === start + inside.nodeSize) text += '|';
      return false;
    });
    rows.at(-1)?.push(text);
    return false;
  });
  return rows;
}

const clipboard = (source: string): Slice => {
  const html = readFileSync(join(import.meta.dirname, '../fixtures/paste', `${source}.html`), 'utf8');
  const { content } = readHtml(html, { fragment: true, language: 'en' });
  return new Slice(Fragment.fromArray(content.map((json) => schema.nodeFromJSON(json))), 0, 0);
};
const sliceOf = (json: NodeJson): Slice => new Slice(Fragment.from(schema.nodeFromJSON(json)), 0, 0);

function filled(state: EditorState, slice: Slice): EditorState {
  const cells = pastedTable(slice);
  const made = cells === null ? null : fillCells(state, cells);
  if (made?.ok !== true) throw new Error(made === null ? 'Nothing was filled.' : made.reason);
  const next = state.apply(made.transaction);
  next.doc.check();
  next.doc.descendants((node) => {
    if (node.type.name === 'table') expect(TableMap.get(node).problems).toBeNull();
  });
  return next;
}

/** Selects cells from one to another, counted along the rows. */
function selectCells(state: EditorState, first: number, last: number): EditorState {
  const cells: number[] = [];
  state.doc.descendants((node, position) => {
    if (node.type.spec['tableRole'] === 'cell' || node.type.spec['tableRole'] === 'header_cell')
      cells.push(position);
  });
  const selection = CellSelection.create(state.doc, cells[first] ?? 0, cells[last]);
  return state.apply(state.tr.setSelection(selection));
}

describe('a caption', () => {
  it.each<[string, NodeJson, Command, string]>([
    [
      'is put over the table, with the caret in it',
      table(['a|']),
      toggleTableCaption,
      'body[captionedTable[tableCaption "|" table[tableRow[tableCell[paragraph "a"]]]]]',
    ],
    [
      'is taken off and its words stay before the table',
      captioned('Cap|', ['a']),
      toggleTableCaption,
      'body[paragraph "|Cap" table[tableRow[tableCell[paragraph "a"]]]]',
    ],
    [
      'without words leaves nothing',
      captioned('', ['a|']),
      toggleTableCaption,
      'body[table[tableRow[tableCell[paragraph "a|"]]]]',
    ],
    [
      'is left with Enter for the first cell',
      captioned('Cap|', ['a']),
      enter,
      'body[captionedTable[tableCaption "Cap" table[tableRow[tableCell[paragraph "|a"]]]]]',
    ],
    [
      'is left with Delete for the first cell',
      captioned('Cap|', ['a']),
      deleteForward,
      'body[captionedTable[tableCaption "Cap" table[tableRow[tableCell[paragraph "|a"]]]]]',
    ],
    [
      'is walked into from the first cell',
      captioned('Cap', ['|a']),
      backspace,
      'body[captionedTable[tableCaption "Cap|" table[tableRow[tableCell[paragraph "a"]]]]]',
    ],
    [
      'without words goes with Backspace',
      captioned('|', ['a']),
      removeEmptyCaption,
      'body[table[tableRow[tableCell[paragraph "|a"]]]]',
    ],
    ['goes with its table', captioned('Cap', ['a|']), removeTable, 'body[paragraph "|"]'],
    ['takes its table along', captioned('Cap|', ['a']), removeTable, 'body[paragraph "|"]'],
  ])('%s', (_what, before, command, expected) => {
    expect(shown(run(stateOf(before), command))).toBe(expected);
  });

  test('is joined with no text around it', () => {
    const before = stateOf(captioned('Cap', ['a']), block('paragraph', '|x'));
    expect(shown(run(before, backspace))).toBe(
      'body[captionedTable[tableCaption "Cap" table[tableRow[tableCell[paragraph "a|"]]]] paragraph "x"]',
    );
    const after = stateOf(block('paragraph', 'x|'), captioned('Cap', ['a']));
    expect(shown(run(after, deleteForward))).toBe(
      'body[paragraph "x" captionedTable[tableCaption "|Cap" table[tableRow[tableCell[paragraph "a"]]]]]',
    );
  });

  test('is emptied, not broken, by what is deleted across it', () => {
    const before = stateOf(block('paragraph', 'x|y'), captioned('Cap', ['a']), block('paragraph', 'y|z'));
    expect(shown(run(before, chainCommands(backspace, deleteSelection)))).toBe('body[paragraph "x|z"]');
    const within = stateOf(captioned('C|ap', ['a', 'b|c']));
    expect(shown(run(within, backspace))).toBe(
      'body[captionedTable[tableCaption "C|" table[tableRow[tableCell[paragraph ""] tableCell[paragraph "c"]]]]]',
    );
  });

  test('does not outlive a table that was selected inside', () => {
    const state = stateOf(captioned('Cap|', ['a']));
    const position = state.selection.$from.after();
    const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, position)));
    expect(shown(run(selected, removeSelectedTable))).toBe('body[paragraph "|"]');
  });
});

describe('headers', () => {
  it.each<[string, EditorState, readonly Command[], readonly (readonly string[])[]]>([
    [
      'of the first row, wherever the caret is',
      stateOf(table(['a', 'b'], ['c', 'd|'])),
      [toggleHeaders('row')],
      [
        ['#a', '#b'],
        ['c', 'd|'],
      ],
    ],
    [
      'of the first column',
      stateOf(table(['a', 'b'], ['c', 'd|'])),
      [toggleHeaders('column')],
      [
        ['#a', 'b'],
        ['#c', 'd|'],
      ],
    ],
    [
      'of both, and the corner stays with the one that is left',
      stateOf(table(['a', 'b'], ['c', 'd|'])),
      [toggleHeaders('row'), toggleHeaders('column'), toggleHeaders('row')],
      [
        ['#a', 'b'],
        ['#c', 'd|'],
      ],
    ],
    [
      'taken off',
      stateOf(table(['#a', '#b'], ['c', 'd|'])),
      [toggleHeaders('row')],
      [
        ['a', 'b'],
        ['c', 'd|'],
      ],
    ],
    [
      'of two rows, where both are selected',
      selectCells(stateOf(table(['#a', '#b'], ['c', 'd|'], ['e', 'f'])), 0, 3),
      [toggleHeaders('row')],
      [
        ['#a', '#b'],
        ['#c', '#d'],
        ['e', 'f'],
      ],
    ],
  ])('%s', (_what, before, commands, expected) => {
    const after = commands.reduce(run, before);
    expect(grid(after)).toEqual(expected);
  });
});

describe('cells pasted into a table', () => {
  const excel = clipboard('excel/budget');

  it.each<[string, EditorState, Slice, readonly (readonly string[])[]]>([
    [
      'go across from the caret on, and the table grows',
      stateOf(table(['#A', '#B'], ['#c', 'd|'])),
      clipboard('google-sheets/ferries'),
      [
        ['#A', '#B', '#'],
        ['#c', 'Ferry', 'Passengers'],
        ['#', 'Aurora', '1,200'],
        ['#', 'upand down', '1,180|'],
      ],
    ],
    [
      'leave the table its headers',
      stateOf(table(['#A|', '#B', '#C'], ['c', 'd', 'e'])),
      excel,
      [
        ['#Pier', '#Cost', '#Note'],
        ['North', '1,200.50', 'twolines'],
        ['South', '80.00', ''],
        ['Source: harbour office|'],
      ],
    ],
    [
      'of another table bring no headers along',
      stateOf(table(['a|', 'b'], ['c', 'd'])),
      sliceOf(table(['#x'], ['#y'])),
      [
        ['x', 'b'],
        ['y|', 'd'],
      ],
    ],
    [
      'fill what is selected',
      selectCells(stateOf(table(['a|', 'b'], ['c', 'd'], ['e', 'f'], ['g', 'h'])), 0, 7),
      sliceOf(table(['x', 'y'], ['z', ''])),
      [
        ['x', 'y'],
        ['z', ''],
        ['x', 'y'],
        ['z', ''],
      ],
    ],
    [
      'all come, also where fewer are selected',
      selectCells(stateOf(table(['a|', 'b'], ['c', 'd'])), 0, 1),
      sliceOf(table(['x'], ['y'])),
      [
        ['x', 'b'],
        ['y|', 'd'],
      ],
    ],
    [
      'of one cell fill each that is selected',
      selectCells(stateOf(table(['a|', 'b'], ['c', 'd'])), 0, 3),
      clipboard('excel/one-cell'),
      [
        ['1,200.50', '1,200.50'],
        ['1,200.50', '1,200.50|'],
      ],
    ],
    [
      'part a cell they cover half of',
      stateOf(table(['2/a', 'b'], ['c|'])),
      sliceOf(table(['x', 'y'])),
      [
        ['2/a', 'b', ''],
        ['x', 'y|'],
      ],
    ],
    [
      'stay one over several rows',
      stateOf(table(['a|', 'b'])),
      clipboard('libreoffice-calc/turnout'),
      [
        ['Явка', '2020', '2024'],
        ['Схід', '12\u00a0345,6', '50%'],
        ['2/Захід', '7', ''],
        ['8', 'оцінка|'],
      ],
    ],
  ])('%s', (_what, before, slice, expected) => {
    expect(grid(filled(before, slice))).toEqual(expected);
  });

  test('with a caption keep its words, after the table', () => {
    expect(shown(filled(stateOf(captioned('Ours', ['a|'])), sliceOf(captioned('Theirs', ['x', 'y']))))).toBe(
      'body[captionedTable[tableCaption "Ours" table[tableRow[tableCell[paragraph "x"] tableCell[paragraph "y|"]]]] paragraph "Theirs"]',
    );
  });

  test('that would make it too long are refused whole', () => {
    const long = sliceOf(table(...Array.from({ length: 201 }, () => ['x'])));
    const cells = pastedTable(long);
    if (cells === null) throw new Error('These are cells.');
    expect(fillCells(stateOf(table(['a|'])), cells)).toEqual({
      ok: false,
      reason: 'would have 201 rows; a table in a story takes up to 200',
    });
  });

  test('are only text outside a table and in its caption', () => {
    const cells = pastedTable(excel);
    if (cells === null) throw new Error('These are cells.');
    expect(fillCells(stateOf(block('paragraph', 'a|')), cells)).toBeNull();
    expect(fillCells(stateOf(captioned('Cap|', ['a'])), cells)).toBeNull();
  });
});

describe('cells pasted elsewhere', () => {
  const blocks = (slice: Slice): readonly [Node | null, number] => {
    const cells = pastedTable(slice);
    if (cells === null) throw new Error('These are cells.');
    const made = asBlocks(cells, slice);
    return [made.content.firstChild, made.openStart];
  };

  test('of one cell are its words', () => {
    const one = clipboard('excel/one-cell');
    expect(blocks(one)).toMatchObject([{ type: { name: 'paragraph' }, textContent: '1,200.50' }, 1]);
    const cells = pastedTable(one);
    expect(cells !== null && isOneWord(cells, stateOf(table(['a|'])))).toBe(true);
  });

  test('of a table here are a table of their own', () => {
    const state = selectCells(stateOf(table(['a|', '#b'], ['c', 'd'], ['e', 'f'])), 1, 3);
    const [made] = blocks(state.selection.content());
    made?.check();
    expect(made?.toJSON()).toEqual(schema.nodeFromJSON(table(['#b'], ['d'])).toJSON());
  });

  test('words, and words beside a table, are no cells', () => {
    expect(pastedTable(sliceOf(block('paragraph', 'x')))).toBeNull();
    const both = Fragment.fromArray(
      [table(['a']), block('paragraph', 'x')].map((json) => schema.nodeFromJSON(json)),
    );
    expect(pastedTable(new Slice(both, 0, 0))).toBeNull();
    const { selection, doc } = stateOf(table(['a|b|c']));
    expect(pastedTable(doc.slice(selection.from, selection.to, true))).toBeNull();
  });
});

test('a table of text has its line breaks and no control characters', () => {
  const made = tableOfText(
    [
      ['Pier', 'Cost'],
      ['North\nquay\u0007', '3'],
    ],
    schema,
    'en',
  );
  made?.check();
  expect(made?.textBetween(0, made.content.size, ' ', '⏎')).toBe('Pier Cost North⏎quay 3');
  expect(made?.firstChild?.firstChild?.type.name).toBe('tableHeader');
});
