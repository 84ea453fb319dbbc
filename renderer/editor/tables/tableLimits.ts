/**
 * What a table from a file or the clipboard may have. Up to a thousand cells a key is written about as fast as in
 * a paragraph; at two thousand the browser needs many times as long to set the table again. Readers leave a long
 * table before that, and on a telephone see four columns of it.
 */
const mostRows = 200;
const mostColumns = 30;
const mostCells = 1000;

interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

/**
 * What is too much about a table of this size, in words that go on after “has”, or null. One that is larger
 * already (`now`) may stay so, but does not grow.
 */
export function overLimit(
  { rows, columns }: TableSize,
  now: TableSize = { rows: 0, columns: 0 },
): string | null {
  const more = (value: number, most: number, before: number): boolean => value > Math.max(most, before);
  const count = (value: number): string => value.toLocaleString('en');
  const most = (value: number): string => `a table in a story takes up to ${count(value)}`;
  if (more(rows, mostRows, now.rows)) return `${count(rows)} rows; ${most(mostRows)}`;
  if (more(columns, mostColumns, now.columns)) return `${count(columns)} columns; ${most(mostColumns)}`;
  const cells = rows * columns;
  return more(cells, mostCells, now.rows * now.columns) ? `${count(cells)} cells; ${most(mostCells)}` : null;
}
