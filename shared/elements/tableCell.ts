import { defineElement } from '../document/element.ts';
import { cellAttributes, cellContent, readSpan, spanAttributes, spanDom } from '../document/tableSpan.ts';

export const tableCell = defineElement({
  name: 'tableCell',
  label: 'Table cell',
  node: { content: 'paragraph+', isolating: true, tableRole: 'cell' },
  attributes: spanAttributes,
  editor: { tag: 'td', attributes: spanDom },
  html: (node, writer) => `<td${cellAttributes(node, writer)}>${cellContent(node, writer)}</td>`,
  htmlIn: [
    {
      tags: ['td'],
      read: (element, reader) => ({
        type: 'tableCell',
        attrs: readSpan(element),
        content: reader.blocks(element),
      }),
    },
  ],
  sample: {
    type: 'tableCell',
    attrs: { colspan: 2, rowspan: 1, colwidth: null },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '4.2 m' }] }],
  },
});
