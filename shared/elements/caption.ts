import { defineElement } from '../document/element.ts';

export const caption = defineElement({
  name: 'caption',
  label: 'Caption',
  field: 'caption',
  placeholder: 'Caption',
  node: { content: 'inline*', marks: 'bold italic link language', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<span class="stet-caption"${writer.direction(node)}>${text}</span>`;
  },
  // The element that holds it reads it.
  htmlIn: [],
  sample: { type: 'caption', content: [{ type: 'text', text: 'The old bridge on 3 March' }] },
});
