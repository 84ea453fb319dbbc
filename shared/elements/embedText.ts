import { defineElement } from '../document/element.ts';

export const embedText = defineElement({
  name: 'embedText',
  label: 'Embed text',
  field: 'embedText',
  placeholder: 'What it says',
  node: { content: 'inline*', marks: 'bold italic link language', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<p class="stet-embed-text"${writer.direction(node)}>${text}</p>`;
  },
  // The element that holds it reads it.
  htmlIn: [],
  sample: { type: 'embedText', content: [{ type: 'text', text: 'The bridge is closed until Friday.' }] },
});
