import { defineElement } from '../document/element.ts';

export const unavailable = defineElement({
  name: 'unavailable',
  label: 'Text when there is no film',
  field: 'unavailable',
  placeholder: 'What readers see when the film cannot be shown',
  node: { content: 'text*', marks: '', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<p class="stet-unavailable"${writer.direction(node)}>${text}</p>`;
  },
  // The element that holds it reads it.
  htmlIn: [],
  sample: { type: 'unavailable', content: [{ type: 'text', text: 'This film is no longer available.' }] },
});
