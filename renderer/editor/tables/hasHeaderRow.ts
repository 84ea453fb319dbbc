import { numberReader } from '../../../shared/document/numberText.ts';

/**
 * Whether the first row names the columns: words in all of it, and below one of them numbers, or at least
 * figures (days, codes) in every row. A corner may be empty.
 */
export function hasHeaderRow(rows: readonly (readonly string[])[], language: string): boolean {
  const [first = [], ...others] = rows;
  if (others.length === 0) return false;
  const readers = [numberReader(language), numberReader('en')];
  const isNumber = (text: string): boolean => readers.some((read) => read(text) !== null);
  if (first.some((text, column) => (text === '' && column > 0) || /\p{Nd}/u.test(text))) return false;
  return first.some((_text, column) => {
    const below = others.map((row) => row[column] ?? '').filter((text) => text !== '');
    if (below.length === 0) return false;
    const numbers = below.filter(isNumber).length;
    return numbers * 2 > below.length || below.every((text) => /\p{Nd}/u.test(text));
  });
}
