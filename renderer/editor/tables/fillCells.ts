import { Fragment, type Node } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import {
  CellSelection,
  __clipCells as clipCells,
  __insertCells as insertCells,
  isInTable,
  type Rect,
  selectedRect,
  type TableMap,
} from '@tiptap/pm/tables';
import type { CellArea, PastedTable } from './pastedTable.ts';
import { tableHere } from './tableHere.ts';
import { mostColumns, mostRows, overLimit } from './tableLimits.ts';

export type FilledCells =
  | { readonly ok: true; readonly transaction: Transaction }
  /** `reason` goes on after “The table”. */
  | { readonly ok: false; readonly reason: string };

/**
 * Lays copied cells over those of the table the selection is in, from its first cell on, and adds the rows and
 * columns they need. Selected cells are filled again and again when they are a multiple, as in a spreadsheet;
 * never are copied ones left out. The table keeps its headers. Null outside a table.
 */
export function fillCells(state: EditorState, { area, caption }: PastedTable): FilledCells | null {
  if (!isInTable(state)) return null;
  const { map, table, tableStart, ...rect } = selectedRect(state);
  const cells = state.selection instanceof CellSelection ? repeated(area, rect) : area;
  const reason = overLimit(
    rect.top + cells.height > Math.max(mostRows, map.height) ? rect.top + cells.height : 0,
    rect.left + cells.width > Math.max(mostColumns, map.width) ? rect.left + cells.width : 0,
  );
  if (reason !== null) return { ok: false, reason: reason.replace('has', 'would have') };
  const isHeader = headersOf(table, map);
  const laid = { ...cells, rows: withHeaders(cells.rows, rect, isHeader) };
  let transaction = state.tr;
  insertCells(state, (made) => (transaction = made), tableStart, rect, laid);
  afterCells(transaction);
  const paragraph = state.schema.nodes['paragraph'];
  const here = tableHere(transaction.selection);
  // A cell has no caption: it stands after the table.
  if (caption !== null && paragraph !== undefined && here !== null)
    transaction.insert(here.to, paragraph.create(null, caption.content));
  return { ok: true, transaction };
}

/** The caret goes behind the last word: were the cells selected, the next key would empty them. */
function afterCells(transaction: Transaction): void {
  const { selection } = transaction;
  if (!(selection instanceof CellSelection)) return;
  const end = selection.$headCell.pos + (selection.$headCell.nodeAfter?.nodeSize ?? 0);
  const last = Selection.findFrom(transaction.doc.resolve(end), -1, true);
  if (last !== null) transaction.setSelection(last);
}

function repeated(area: CellArea, rect: Rect): CellArea {
  const width = rect.right - rect.left;
  const height = rect.bottom - rect.top;
  return width % area.width === 0 && height % area.height === 0 ? clipCells(area, width, height) : area;
}

/** Whether a place is a header, also one the table has yet to grow: new rows are like the last, new columns too. */
function headersOf(table: Node, map: TableMap): (row: number, column: number) => boolean {
  const isHeader = (row: number, column: number): boolean =>
    table.nodeAt(map.map[row * map.width + column] ?? 0)?.type.name === 'tableHeader';
  return (row, column) => {
    if (row < map.height && column < map.width) return isHeader(row, column);
    if (row >= map.height && column >= map.width) return false;
    // A table of one row or one column does not say of what it is the header.
    if (row >= map.height) return map.height > 1 && isHeader(map.height - 1, column);
    return map.width > 1 && isHeader(row, map.width - 1);
  };
}

function withHeaders(
  rows: readonly Fragment[],
  { top, left }: Rect,
  isHeader: (row: number, column: number) => boolean,
): Fragment[] {
  const free: number[] = [];
  return rows.map((cells, row) => {
    let column = 0;
    return Fragment.fromArray(
      cells.content.map((cell) => {
        while ((free[column] ?? 0) > row) column += 1;
        const name = isHeader(top + row, left + column) ? 'tableHeader' : 'tableCell';
        const { colspan, rowspan } = cell.attrs;
        for (let index = 0; index < colspan; index += 1) free[column + index] = row + rowspan;
        column += colspan;
        const type = cell.type.schema.nodes[name];
        return type === undefined || type === cell.type ? cell : type.create(cell.attrs, cell.content);
      }),
    );
  });
}
