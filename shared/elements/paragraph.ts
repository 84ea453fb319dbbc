import { defineElement } from '../document/element.ts';

export const paragraph = defineElement({
  name: 'paragraph',
  label: 'Paragraph',
  placeholder: 'Text',
  node: { content: 'inline*', group: 'block' },
  attributes: {},
  editor: { tag: 'p' },
  insert: { group: 'text', icon: 'pilcrow', keywords: ['text', 'plain'], content: { type: 'paragraph' } },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<p${writer.direction(node)}>${text}</p>`;
  },
  htmlIn: [
    {
      tags: ['p', 'address', 'dt', 'dd', 'summary'],
      read: (element, reader) => reader.textBlock(element, { type: 'paragraph' }),
    },
  ],
  sample: {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'She said <nothing> & left, ' },
      { type: 'text', marks: [{ type: 'bold' }], text: 'twice' },
      { type: 'text', text: '.' },
      { type: 'hardBreak' },
      { type: 'text', marks: [{ type: 'italic' }], text: 'Fin' },
    ],
  },
});
