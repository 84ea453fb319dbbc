import { defineElement } from '../document/element.ts';
import { byTag, findElement, findElements } from '../document/htmlTree.ts';
import type { NodeJson } from '../document/json.ts';
import { childOf, childrenOf, isBlank, plainText, textNode } from '../document/nodeJson.ts';
import { emptyCorner, shownTable } from '../document/shownTable.ts';

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
    // A table with a caption gives it along, see `captionedTable`.
    const caption = childOf(node, 'tableCaption');
    const { head, body } = shownTable(childrenOf(node, 'tableRow'), writer);
    const name = plainText(caption).trim();
    const label = writer.label(name === '' ? writer.words.table : name);
    const rows = writer.blocks(head);
    // Wide tables scroll inside their own box, which the keyboard must reach.
    return (
      `<div class="stet-table" role="group" tabindex="0"${writer.attribute('aria-label', label)}><table>` +
      (caption === undefined ? '' : writer.node(caption)) +
      (rows === '' ? '' : `<thead>${rows}</thead>`) +
      `<tbody>${writer.blocks(body)}</tbody></table></div>`
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
        if (rows.length === 0) return [...(caption === null ? [] : reader.blocks(caption)), ...others];
        const read = { type: 'table', content: rows };
        const words = caption === null ? [] : reader.inline(caption, 'tableCaption');
        return [
          ...others,
          words.length === 0
            ? read
            : { type: 'captionedTable', content: [textNode('tableCaption', words), read] },
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
    const corner = emptyCorner(rows);
    const headers = cells.filter((one) => one.type === 'tableHeader');
    if (headers.length === 0) {
      report({
        code: 'table.noHeader',
        severity: 'warning',
        message: 'A table has no header row. Screen readers need one.',
      });
    } else if (headers.some((one) => isBlank(one) && one !== corner)) {
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
