import Papa from 'papaparse';
import { overLimit } from './tableLimits.ts';

export type DelimitedText =
  | {
      readonly ok: true;
      readonly rows: readonly (readonly string[])[];
      /** Whether all rows had the same number of cells to begin with. */
      readonly isEven: boolean;
    }
  /** `reason` goes on after the name of what was read. */
  | { readonly ok: false; readonly reason: string };

/** In this order when several would do: the first are rare in words, and a comma may be a decimal mark. */
const delimiters = ['\t', ';', '|', ','];
/** So many rows tell what parts the cells. */
const probed = 20;
/** Excel's own first line, which no other program shows either. */
const statedDelimiter = /^sep=(.)\r?\n/i;

/**
 * Rows and cells of a CSV or TSV (RFC 4180, and what is written in its name): equal in length, without empty rows
 * and without columns that are empty at the end. Nothing in a cell is more than text.
 */
export function readDelimited(text: string, given?: string): DelimitedText {
  if (text.includes('\0')) return { ok: false, reason: 'holds bytes that no text has, so it is no CSV file' };
  const whole = text.replace(/^\ufeff/, '');
  const stated = statedDelimiter.exec(whole);
  const content = whole.slice(stated?.[0].length ?? 0);
  const delimiter = given ?? stated?.[1] ?? findDelimiter(content);
  const { data, errors } = Papa.parse<string[]>(content, { delimiter, skipEmptyLines: 'greedy' });
  const fault = errors.find(({ type }) => type === 'Quotes');
  if (fault !== undefined) {
    const row = (fault.row ?? 0) + 1;
    return {
      ok: false,
      reason: `has a quotation mark in row ${row.toLocaleString('en')} that is not closed, so where its cells end cannot be told`,
    };
  }
  const width = data.reduce((widest, row) => Math.max(widest, filledLength(row)), 0);
  if (width === 0) return { ok: false, reason: 'has no text in it' };
  const reason = overLimit(data.length, width);
  if (reason !== null) return { ok: false, reason };
  const rows = data.map((row) => Array.from({ length: width }, (_, column) => (row[column] ?? '').trim()));
  return { ok: true, rows, isEven: data.every((row) => row.length === data[0]?.length) };
}

function filledLength(row: readonly string[]): number {
  let length = row.length;
  while (length > 0 && (row[length - 1] ?? '').trim() === '') length -= 1;
  return length;
}

/** The one that parts all rows alike, else the one that parts most. */
function findDelimiter(text: string): string {
  let best = ',';
  let most = 1;
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy', preview: probed });
    const widths = data.map((row) => row.length);
    const least = Math.min(...widths);
    if (least > 1 && widths.every((width) => width === least)) return delimiter;
    const mean = widths.reduce((sum, width) => sum + width, 0) / Math.max(1, widths.length);
    if (mean > most) [best, most] = [delimiter, mean];
  }
  return best;
}
