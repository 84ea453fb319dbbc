import { defineElement } from '../document/element.ts';
import { cellContent, readSpan, spanAttributes, spanDom, spanHtml } from '../document/tableSpan.ts';

export const tableHeader = defineElement({
  name: 'tableHeader',
  label: 'Header cell',
  node: { content: 'paragraph+', isolating: true, tableRole: 'header_cell' },
  attributes: spanAttributes,
  editor: { tag: 'th', attributes: spanDom },
  html: (node, writer) => `<th scope="row"${spanHtml(node, writer)}>${cellContent(node, writer)}</th>`,
  htmlIn: [
    {
      tags: ['th'],
      read: (element, reader) => ({
        type: 'tableHeader',
        attrs: readSpan(element),
        content: reader.blocks(element),
      }),
    },
  ],
  sample: {
    type: 'tableHeader',
    attrs: { colspan: 2, rowspan: 1, colwidth: null },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: '4.2 m' }] }],
  },
});
