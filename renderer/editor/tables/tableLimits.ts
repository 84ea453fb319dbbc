/**
 * What a table from a file or the clipboard may have. Readers leave a longer one, on a telephone a much smaller
 * one, and each cell is a place the editor keeps: at this size a key is written in the time it takes anywhere else.
 */
export const mostRows = 200;
export const mostColumns = 30;

/** What is wrong with a table of this size, in words that go on after its name, or null. */
export function overLimit(rows: number, columns: number): string | null {
  const count = (value: number): string => value.toLocaleString('en');
  if (rows > mostRows) return `has ${count(rows)} rows; a table in a story takes up to ${mostRows}`;
  if (columns > mostColumns)
    return `has ${count(columns)} columns; a table in a story takes up to ${mostColumns}`;
  return null;
}
