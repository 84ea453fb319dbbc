import type { JsonValue, NodeJson } from './json.ts';
import { shownValues } from './shownValues.ts';
import { spanAttributes } from './tableSpan.ts';

/** A cell and the first column it covers. */
export interface PlacedCell {
  readonly cell: NodeJson;
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

/** Cells row by row at their columns (WHATWG HTML, "Forming a table"): a cell from above moves the next one on. */
export function tableColumns(rows: readonly NodeJson[]): readonly (readonly PlacedCell[])[] {
  /** For each column, the first row that is free in it. */
  const free: number[] = [];
  return rows.map(({ content = [] }, row) => {
    let column = 0;
    return content.map((cell) => {
      while ((free[column] ?? 0) > row) column += 1;
      // A newer Stet's own values are shown as the defaults, here as in the cell itself.
      const { attrs } = shownValues(cell, spanAttributes);
      const colspan = spanOf(attrs?.['colspan']);
      const rowspan = spanOf(attrs?.['rowspan']);
      const placed = { cell, row, column, colspan, rowspan };
      for (let index = 0; index < colspan; index += 1) free[column + index] = row + rowspan;
      column += colspan;
      return placed;
    });
  });
}

function spanOf(value: JsonValue | undefined): number {
  return typeof value === 'number' ? value : 1;
}
