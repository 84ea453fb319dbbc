import { defineElement } from '../document/element.ts';

export const boxTitle = defineElement({
  name: 'boxTitle',
  label: 'Box title',
  field: 'boxTitle',
  placeholder: 'Title',
  node: { content: 'text*', marks: 'italic language', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    if (text === '') return '';
    const tag = writer.heading(2);
    return `<${tag} class="stet-box-title"${writer.direction(node)}>${text}</${tag}>`;
  },
  // The box that holds it reads it.
  htmlIn: [],
  sample: { type: 'boxTitle', content: [{ type: 'text', text: 'The river in figures' }] },
});
