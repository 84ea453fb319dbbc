import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { CellSelection, __pastedCells as pastedCells } from '@tiptap/pm/tables';

/** Cells in rows, as prosemirror-tables lays them over a table; a cell that covers several stands once. */
export interface CellArea {
  readonly width: number;
  readonly height: number;
  readonly rows: Fragment[];
}

export interface PastedTable {
  readonly area: CellArea;
  readonly caption: Node | null;
}

/** What was copied as cells: a table and nothing beside it, or cells of a table here; null for anything else. */
export function pastedTable(slice: Slice): PastedTable | null {
  const nodes = slice.content.content.filter((node) => !(node.isTextblock && node.content.size === 0));
  const [only] = nodes;
  if (
    nodes.length === 1 &&
    only?.type.name === 'captionedTable' &&
    slice.openStart === 0 &&
    slice.openEnd === 0
  ) {
    const { firstChild: caption, lastChild: table } = only;
    const area = table === null ? null : pastedCells(new Slice(Fragment.from(table), 0, 0));
    return area === null ? null : { area, caption: caption?.content.size === 0 ? null : caption };
  }
  if (nodes.length === 1 && only?.type.name === 'table' && slice.openStart === 0) {
    const area = pastedCells(new Slice(Fragment.from(only), 0, 0));
    return area === null ? null : { area, caption: null };
  }
  const area = slice.size === 0 ? null : pastedCells(slice);
  return area === null ? null : { area, caption: null };
}

/** One cell is what was in it, and goes where the caret is; over selected cells it is a cell for each. */
export function isOneWord({ area }: PastedTable, state: EditorState): boolean {
  return area.width === 1 && area.height === 1 && !(state.selection instanceof CellSelection);
}

/** The same where there is no table to lay it over: one cell as its text, cells as a table of their own. */
export function asBlocks({ area, caption }: PastedTable, slice: Slice): Slice {
  const cell = area.rows[0]?.firstChild ?? null;
  if (area.width === 1 && area.height === 1 && cell !== null && caption === null)
    return new Slice(cell.content, 1, 1);
  const { table, tableRow } = cell?.type.schema.nodes ?? {};
  const holdsTable = slice.content.firstChild?.type.spec['tableRole'] === undefined;
  if (holdsTable || slice.content.firstChild?.type === table || !table || !tableRow) return slice;
  const rows = area.rows.map((cells) => tableRow.create(null, cells));
  return new Slice(Fragment.from(table.create(null, rows)), 0, 0);
}

export function sizeOf({ area: { width, height } }: PastedTable): string {
  return `${height} ${height === 1 ? 'row' : 'rows'} and ${width} ${width === 1 ? 'column' : 'columns'} pasted`;
}
