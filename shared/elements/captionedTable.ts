import { defineElement } from '../document/element.ts';
import { childOf } from '../document/nodeJson.ts';

const cell = (type: string, text: string) => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/**
 * A table and what it shows, around the table because the commands for rows and columns want a table's children
 * to be rows. In HTML both are one `<table>`; its rule for reading stands with the table.
 */
export const captionedTable = defineElement({
  name: 'captionedTable',
  label: 'Table with caption',
  node: { content: 'tableCaption table', group: 'block', isolating: true },
  attributes: {},
  html(node, writer) {
    const table = childOf(node, 'table');
    const caption = childOf(node, 'tableCaption');
    if (table === undefined || caption === undefined) return writer.blocks(node.content);
    // The table writes it at the head of its own markup.
    return writer.node({ ...table, content: [caption, ...(table.content ?? [])] });
  },
  htmlIn: [],
  sample: {
    type: 'captionedTable',
    content: [
      { type: 'tableCaption', content: [{ type: 'text', text: 'What the floods of each year took' }] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'Year'), cell('tableHeader', 'Volumes lost')] },
          { type: 'tableRow', content: [cell('tableHeader', '2019'), cell('tableCell', '140')] },
          { type: 'tableRow', content: [cell('tableHeader', '2024'), cell('tableCell', '2,100')] },
        ],
      },
    ],
  },
});
