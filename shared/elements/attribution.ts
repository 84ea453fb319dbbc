import { defineElement } from '../document/element.ts';

export const attribution = defineElement({
  name: 'attribution',
  label: 'Attribution',
  field: 'attribution',
  placeholder: 'Who said it',
  node: { content: 'text*', marks: 'link language italic', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<span class="stet-attribution"${writer.direction(node)}>${text}</span>`;
  },
  // The quote that holds it reads it.
  htmlIn: [],
  sample: { type: 'attribution', content: [{ type: 'text', text: 'Olha Marchenko' }] },
});
