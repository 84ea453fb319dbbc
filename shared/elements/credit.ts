import { defineElement } from '../document/element.ts';

export const credit = defineElement({
  name: 'credit',
  label: 'Credit',
  field: 'credit',
  placeholder: 'Credit',
  node: { content: 'text*', marks: '', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<span class="stet-credit"${writer.direction(node)}>${text}</span>`;
  },
  // The element that holds it reads it.
  htmlIn: [],
  sample: { type: 'credit', content: [{ type: 'text', text: 'Photo: Ines Roth' }] },
});
