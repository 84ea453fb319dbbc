import { defineElement } from '../document/element.ts';

export const mediaTitle = defineElement({
  name: 'mediaTitle',
  label: 'Title',
  field: 'mediaTitle',
  placeholder: 'Title',
  node: { content: 'text*', marks: 'italic language', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<p class="stet-media-title"${writer.direction(node)}>${text}</p>`;
  },
  // The element that holds it reads it.
  htmlIn: [],
  sample: { type: 'mediaTitle', content: [{ type: 'text', text: 'The river, read aloud' }] },
});
