import { defineElement } from '../document/element.ts';
import { byTag, findElement, findElements } from '../document/htmlTree.ts';
import type { NodeJson } from '../document/json.ts';
import { isBlank } from '../document/nodeJson.ts';

const isHeader = (row: NodeJson): boolean =>
  (row.content?.length ?? 0) > 0 && (row.content ?? []).every((cell) => cell.type === 'tableHeader');

const cell = (type: string): NodeJson => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content: [{ type: 'paragraph' }],
});

/** Rows of nothing but header cells at the top are the table's head. */
export const table = defineElement({
  name: 'table',
  label: 'Table',
  node: { content: 'tableRow+', group: 'block', isolating: true, tableRole: 'table' },
  attributes: {},
  editor: { tag: 'table', inner: 'tbody' },
  insert: {
    group: 'media',
    icon: 'table',
    keywords: ['grid', 'rows', 'columns', 'figures'],
    content: {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader'), cell('tableHeader'), cell('tableHeader')] },
        { type: 'tableRow', content: [cell('tableCell'), cell('tableCell'), cell('tableCell')] },
        { type: 'tableRow', content: [cell('tableCell'), cell('tableCell'), cell('tableCell')] },
      ],
    },
  },
  html(node, writer) {
    if (isBlank(node)) return '';
    const rows = node.content ?? [];
    let headed = 0;
    while (headed < rows.length - 1 && isHeader(rows[headed] ?? node)) headed += 1;
    const head = writer.blocks(rows.slice(0, headed)).replaceAll(' scope="row"', ' scope="col"');
    const label = writer.label(writer.words.table);
    // Wide tables scroll inside their own box, which the keyboard must reach.
    return (
      `<div class="stet-table" role="group" tabindex="0"${writer.attribute('aria-label', label)}><table>` +
      (head === '' ? '' : `<thead>${head}</thead>`) +
      `<tbody>${writer.blocks(rows.slice(headed))}</tbody></table></div>`
    );
  },
  htmlIn: [
    {
      tags: ['table'],
      read(element, reader) {
        const cells = findElements(element, byTag('td', 'th'));
        if (cells.length === 0) return null;
        // A table with another in it lays out the page (old sites, newsletters): its cells are read one by one.
        if (cells.some((one) => findElement(one, byTag('table')) !== null))
          return cells.flatMap((one) => reader.blocks(one));
        const caption = findElement(element, byTag('caption'));
        const content = reader.blocks(element, (child) => child === caption);
        const rows = content.filter((child) => child.type === 'tableRow');
        const others = content.filter((child) => child.type !== 'tableRow');
        return [
          ...(caption === null ? [] : reader.blocks(caption)),
          ...others,
          ...(rows.length === 0 ? [] : [{ type: 'table', content: rows }]),
        ];
      },
    },
  ],
  check(node, report) {
    const rows = node.content ?? [];
    if (isBlank(node)) {
      report({
        code: 'table.empty',
        severity: 'note',
        message: 'A table is empty. Readers will not see it.',
      });
      return;
    }
    const cells = rows.flatMap((row) => row.content ?? []);
    const headers = cells.filter((one) => one.type === 'tableHeader');
    if (headers.length === 0) {
      report({
        code: 'table.noHeader',
        severity: 'warning',
        message: 'A table has no header row. Screen readers need one.',
      });
    } else if (headers.some(isBlank)) {
      report({
        code: 'table.emptyHeader',
        severity: 'warning',
        message: 'A header cell of a table is empty. Name the column or row.',
      });
    }
  },
  sample: {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableHeader',
            attrs: { colspan: 1, rowspan: 1, colwidth: null },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Year' }] }],
          },
          {
            type: 'tableHeader',
            attrs: { colspan: 2, rowspan: 1, colwidth: null },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Level & loss' }] }],
          },
        ],
      },
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableHeader',
            attrs: { colspan: 1, rowspan: 1, colwidth: null },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: '1927' }] }],
          },
          {
            type: 'tableCell',
            attrs: { colspan: 1, rowspan: 1, colwidth: null },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: '4.2 m' }] }],
          },
          {
            type: 'tableCell',
            attrs: { colspan: 1, rowspan: 1, colwidth: null },
            content: [
              { type: 'paragraph', content: [{ type: 'text', text: 'high' }] },
              { type: 'paragraph', content: [{ type: 'text', text: 'unrecorded' }] },
            ],
          },
        ],
      },
    ],
  },
});
