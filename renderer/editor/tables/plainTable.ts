import { readDelimited } from './readDelimited.ts';

/** Text with tabs as a spreadsheet copies it: at least two rows of at least two cells, all alike; else null. */
export function plainTable(text: string): readonly (readonly string[])[] | null {
  if (!text.includes('\t')) return null;
  const read = readDelimited(text, '\t');
  const isTable = read.ok && read.isEven && read.rows.length > 1 && (read.rows[0]?.length ?? 0) > 1;
  return isTable ? read.rows : null;
}
