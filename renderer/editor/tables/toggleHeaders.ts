import type { Command } from '@tiptap/pm/state';
import { CellSelection, isInTable, type Rect, selectedRect, type TableRect } from '@tiptap/pm/tables';

type Line = 'row' | 'column';

/**
 * Makes headers of the table's first row or column, or of those where cells are selected; plain cells again when
 * they all are. The cell where a header row and a header column meet stays one as long as either is there: the
 * library's own command would begin by taking it away.
 */
export function toggleHeaders(line: Line): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    if (dispatch === undefined) return true;
    const { tableHeader, tableCell } = state.schema.nodes;
    const rect = selectedRect(state);
    const { map, tableStart } = rect;
    const [from, to] = state.selection instanceof CellSelection ? linesOf(rect, line) : [0, 1];
    const cells = map.cellsInRect(box(rect, line, from, to));
    const isHeader = (position: number): boolean => rect.table.nodeAt(position)?.type === tableHeader;
    const isOn = cells.every(isHeader);
    const transaction = state.tr;
    for (const position of cells) {
      const [first, last] = linesOf(map.findCell(position), line === 'row' ? 'column' : 'row');
      const crossing = map
        .cellsInRect(box(rect, line === 'row' ? 'column' : 'row', first, last))
        .filter((one) => !cells.includes(one));
      const isKept = isOn && crossing.length > 0 && crossing.every(isHeader);
      const type = isOn && !isKept ? tableCell : tableHeader;
      if (type !== undefined) transaction.setNodeMarkup(tableStart + position, type);
    }
    dispatch(transaction);
    return true;
  };
}

function linesOf(rect: Rect, line: Line): readonly [number, number] {
  return line === 'row' ? [rect.top, rect.bottom] : [rect.left, rect.right];
}

/** Whole rows, or whole columns, of the table. */
function box({ map }: TableRect, line: Line, from: number, to: number): Rect {
  return line === 'row'
    ? { top: from, bottom: to, left: 0, right: map.width }
    : { top: 0, bottom: map.height, left: from, right: to };
}
