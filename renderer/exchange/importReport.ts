import { missingSentence } from '../../shared/formats/missingMedia.ts';
import type { ImportRow } from './useImport.ts';

/** What did not come over of each file, as plain text to keep or pass on; '' when all of it did. */
export function importReport(rows: readonly ImportRow[], notes: readonly string[]): string {
  const files = rows.flatMap(({ name, outcome }) => {
    if (outcome === null) return [];
    const { error, missing, dropped } = outcome;
    const lines = [...(error === null ? [] : [error]), ...missing.map(missingSentence), ...dropped];
    return lines.length === 0 ? [] : [[name, ...lines.map((line) => `- ${line}`)].join('\n')];
  });
  return [...files, ...notes].join('\n\n');
}
