import type { NodeJson } from './json.ts';
import { numberAttribute } from './nodeJson.ts';

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
      const colspan = numberAttribute(cell, 'colspan') ?? 1;
      const rowspan = numberAttribute(cell, 'rowspan') ?? 1;
      const placed = { cell, row, column, colspan, rowspan };
      for (let index = 0; index < colspan; index += 1) free[column + index] = row + rowspan;
      column += colspan;
      return placed;
    });
  });
}
