import { defineElement } from '../document/element.ts';
import { hasClass } from '../document/htmlTree.ts';

export const body = defineElement({
  name: 'body',
  label: 'Body',
  field: 'body',
  placeholder: 'Write, or press / to insert',
  node: { content: 'block+', isolating: true },
  attributes: {},
  html(node, writer) {
    const blocks = writer.blocks(node.content);
    return blocks === '' ? '' : `<div class="stet-body">${blocks}</div>`;
  },
  htmlIn: [
    {
      tags: ['div'],
      when: (element) => hasClass(element, 'stet-body'),
      read: (element, reader) => ({ type: 'body', content: reader.blocks(element) }),
    },
  ],
  sample: {
    type: 'body',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It began with rain.' }] }],
  },
});
