/** What the browser's dialog offers for a table. */
export const tableTypes = '.csv,.tsv,.tab,text/csv,text/tab-separated-values';

const text = /\.(csv|tsv|tab)$/i;
const workbook = /\.(xlsx?|xlsm|xlsb|ods|fods|numbers)$/i;

/** Told by name: what a system calls the type of a CSV depends on the programs it has. */
export function isTableFile({ name, type }: File): boolean {
  return text.test(name) || type === 'text/csv' || type === 'text/tab-separated-values';
}

export function isWorkbook({ name }: File): boolean {
  return workbook.test(name);
}
