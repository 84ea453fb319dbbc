import { uiLocale } from './uiLocale.ts';

const megabytes = new Intl.NumberFormat(uiLocale, {
  style: 'unit',
  unit: 'megabyte',
  maximumSignificantDigits: 2,
});

/** "3.2 MB". */
export function sizeWords(bytes: number): string {
  return megabytes.format(bytes / 1_000_000);
}
