import type { NodeJson } from './json.ts';
import { isBlank, plainText } from './nodeJson.ts';
import type { NumberText } from './numberText.ts';
import type { HtmlWriter } from './renderHtml.ts';
import { type PlacedCell, tableColumns } from './tableColumns.ts';

export interface ShownTable {
  readonly head: readonly NodeJson[];
  readonly body: readonly NodeJson[];
}

/**
 * A table's rows with what each cell cannot know by itself, in attributes no stored cell has: `shownScope` of a
 * header, `shownAs` "number" or "corner", and `shownFill`, what a number lacks to end where the longest of its
 * column ends. The cells write them, see `cellAttributes`.
 */
export function shownTable(rows: readonly NodeJson[], writer: HtmlWriter): ShownTable {
  const placed = tableColumns(rows);
  const headed = headerRows(placed);
  const columns = numberColumns(placed, writer);
  const corner = emptyCorner(rows);
  const shown = placed.map((cells, row) => ({
    ...rows[row],
    type: 'tableRow',
    content: cells.map((one) => {
      const { cell, column, colspan } = one;
      const isColumnHead = isHeader(cell) && (row < headed || cells.every((other) => isHeader(other.cell)));
      const attrs: Record<string, string> = {};
      if (isHeader(cell)) attrs['shownScope'] = isColumnHead ? 'col' : 'row';
      if (cell === corner) attrs['shownAs'] = 'corner';
      else if (isHeader(cell)) {
        if (isColumnHead && colspan === 1 && columns.get(column)?.isPure === true)
          attrs['shownAs'] = 'number';
      } else if (columns.get(column)?.cells.has(cell) === true) {
        attrs['shownAs'] = 'number';
        const fill = colspan === 1 ? columns.get(column)?.fillOf(cell) : '';
        if (fill) attrs['shownFill'] = fill;
      }
      return { ...cell, attrs: { ...cell.attrs, ...attrs } };
    }),
  }));
  return { head: shown.slice(0, headed), body: shown.slice(headed) };
}

/** The header cell left empty where a header row and a header column meet, or null. */
export function emptyCorner(rows: readonly NodeJson[]): NodeJson | null {
  const [first, ...others] = rows;
  const corner = first?.content?.[0];
  if (first === undefined || corner === undefined || !isHeaderRow(first.content ?? []) || !isBlank(corner))
    return null;
  return others.some(({ content }) => content?.[0]?.type === 'tableHeader' && !isHeaderRow(content))
    ? corner
    : null;
}

const isHeader = ({ type }: NodeJson): boolean => type === 'tableHeader';
const isHeaderRow = (cells: readonly NodeJson[]): boolean => cells.length > 0 && cells.every(isHeader);

/** Rows of nothing but headers at the top, as many as end with all their cells: none reaches out of a `<thead>`. */
function headerRows(placed: readonly (readonly PlacedCell[])[]): number {
  let headed = 0;
  while (headed < placed.length - 1 && isHeaderRow((placed[headed] ?? []).map(({ cell }) => cell)))
    headed += 1;
  const reachesOut = (count: number): boolean =>
    placed.slice(0, count).some((cells) => cells.some(({ row, rowspan }) => row + rowspan > count));
  while (headed > 0 && reachesOut(headed)) headed -= 1;
  return headed;
}

interface NumberColumn {
  readonly cells: ReadonlyMap<NodeJson, NumberText | null>;
  /** True when it holds nothing else. */
  readonly isPure: boolean;
  readonly fillOf: (cell: NodeJson) => string;
}

/** Stands where a number is missing. */
const placeholder = /^[\s\p{Pd}.…·*]{1,5}$/u;
/** A longer unit is a word of its own: numbers without it do not make room for it. */
const longestTail = 6;

function numberColumns(
  placed: readonly (readonly PlacedCell[])[],
  writer: HtmlWriter,
): ReadonlyMap<number, NumberColumn> {
  const found = new Map<number, { cells: Map<NodeJson, NumberText | null>; others: number }>();
  for (const { cell, column, colspan } of placed.flat()) {
    if (isHeader(cell)) continue;
    const text = isBlank(cell) ? '' : cellText(cell);
    if (text === '') continue;
    const at = found.get(column) ?? { cells: new Map(), others: 0 };
    found.set(column, at);
    const number = text === null ? null : writer.number(text);
    if (number !== null || (text !== null && placeholder.test(text))) at.cells.set(cell, number);
    else if (colspan === 1) at.others += 1;
  }
  const columns = new Map<number, NumberColumn>();
  for (const [column, { cells, others }] of found) {
    const numbers = [...cells.values()].filter((one) => one !== null);
    if (numbers.length === 0) continue;
    columns.set(column, { cells, isPure: others === 0, fillOf: filling(cells, numbers, writer) });
  }
  return columns;
}

function filling(
  cells: ReadonlyMap<NodeJson, NumberText | null>,
  numbers: readonly NumberText[],
  writer: HtmlWriter,
): (cell: NodeJson) => string {
  const longest = Math.max(...numbers.map(({ fraction }) => fraction));
  const mark = numbers.find(({ fraction }) => fraction > 0)?.mark ?? '';
  // From right to left a unit stands on the other side of the digits.
  const tails = writer.options.direction === 'rtl' ? [] : numbers.map(({ tail }) => tail);
  const tail = tails.reduce((one, other) => (other.length > one.length ? other : one), '');
  return (cell) => {
    const number = cells.get(cell) ?? null;
    if (number === null) return '';
    const digits = number.nought.repeat(longest - number.fraction);
    const fraction = digits === '' || number.fraction > 0 ? digits : mark + digits;
    return fraction + (number.tail === '' && tail.length <= longestTail ? tail : '');
  };
}

/** The one line of a cell without the footnote mark raised behind it, or null when it has several. */
function cellText({ content = [] }: NodeJson): string | null {
  const [only] = content;
  if (content.length !== 1 || only === undefined) return null;
  const inside = only.content ?? [];
  if (inside.some(({ text }) => text === undefined)) return null;
  const last = inside.at(-1);
  const isRaised = inside.length > 1 && last?.marks?.some(({ type }) => type === 'superscript') === true;
  return plainText({ ...only, content: isRaised ? inside.slice(0, -1) : inside }).trim();
}
