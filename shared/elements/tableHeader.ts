import { defineElement } from '../document/element.ts';
import { byClass } from '../document/htmlTree.ts';
import { stringAttribute } from '../document/nodeJson.ts';
import { cellAttributes, cellContent, readSpan, spanAttributes, spanDom } from '../document/tableSpan.ts';

export const tableHeader = defineElement({
  name: 'tableHeader',
  label: 'Header cell',
  node: { content: 'paragraph+', isolating: true, tableRole: 'header_cell' },
  attributes: spanAttributes,
  editor: { tag: 'th', attributes: spanDom },
  html(node, writer) {
    const attributes = cellAttributes(node, writer);
    // An empty header names nothing, and a screen reader would say so for every cell.
    if (stringAttribute(node, 'shownAs') === 'corner') return `<td class="stet-corner"${attributes}></td>`;
    const scope = stringAttribute(node, 'shownScope') === 'col' ? 'col' : 'row';
    return `<th scope="${scope}"${attributes}>${cellContent(node, writer)}</th>`;
  },
  htmlIn: [
    {
      tags: ['td'],
      when: byClass('stet-corner'),
      read: (element) => ({
        type: 'tableHeader',
        attrs: readSpan(element),
        content: [{ type: 'paragraph' }],
      }),
    },
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
