import { defineElement } from '../document/element.ts';

export const tableRow = defineElement({
  name: 'tableRow',
  label: 'Table row',
  node: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
  attributes: {},
  editor: { tag: 'tr' },
  html: (node, writer) => `<tr>${writer.blocks(node.content)}</tr>`,
  htmlIn: [
    { tags: ['tr'], read: (element, reader) => ({ type: 'tableRow', content: reader.blocks(element) }) },
  ],
  sample: {
    type: 'tableRow',
    content: [
      {
        type: 'tableCell',
        attrs: { colspan: 1, rowspan: 1, colwidth: null },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: '4.2 m' }] }],
      },
    ],
  },
});
