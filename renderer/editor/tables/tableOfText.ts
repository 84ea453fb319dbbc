import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { cleanText } from '../../../shared/document/escape.ts';
import { hasHeaderRow } from './hasHeaderRow.ts';

/** A table of these texts, its first row the header row when it reads like one. */
export function tableOfText(
  rows: readonly (readonly string[])[],
  schema: Schema,
  language: string,
): Node | null {
  const { table, tableRow, tableCell, tableHeader } = schema.nodes;
  if (!table || !tableRow || !tableCell || !tableHeader) return null;
  const isHeaded = hasHeaderRow(rows, language);
  const made = rows.map((row, index) => {
    const type = isHeaded && index === 0 ? tableHeader : tableCell;
    return tableRow.create(
      null,
      row.map((text) => type.create(null, paragraph(text, schema))),
    );
  });
  return table.createChecked(null, made);
}

function paragraph(text: string, schema: Schema): Node | null {
  const { paragraph, hardBreak } = schema.nodes;
  const inside = cleanText(text)
    .split(/\r\n?|\n/)
    .flatMap((line, index) => [
      ...(index === 0 || hardBreak === undefined ? [] : [hardBreak.create()]),
      ...(line === '' ? [] : [schema.text(line)]),
    ]);
  return paragraph?.create(null, Fragment.fromArray(inside)) ?? null;
}
