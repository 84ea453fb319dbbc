import { uiLocale } from './uiLocale.ts';

const inUnit = (unit: 'kilobyte' | 'megabyte') =>
  new Intl.NumberFormat(uiLocale, { style: 'unit', unit, maximumSignificantDigits: 2 });
const kilobytes = inUnit('kilobyte');
const megabytes = inUnit('megabyte');

/** "3.2 MB", "76 kB". */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? kilobytes.format(bytes / 1000) : megabytes.format(bytes / 1_000_000);
}
