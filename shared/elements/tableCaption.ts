import { defineElement } from '../document/element.ts';

/** What a table shows, in a line over it. A table with a caption holds it; a table alone has none. */
export const tableCaption = defineElement({
  name: 'tableCaption',
  label: 'Table caption',
  field: 'tableCaption',
  placeholder: 'Table caption',
  node: { content: 'inline*', marks: 'bold italic link language superscript subscript', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<caption${writer.direction(node)}>${text}</caption>`;
  },
  // The table it stands in reads it.
  htmlIn: [],
  sample: { type: 'tableCaption', content: [{ type: 'text', text: 'What the floods of each year took' }] },
});
