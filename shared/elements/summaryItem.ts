import { defineElement } from '../document/element.ts';

export const summaryItem = defineElement({
  name: 'summaryItem',
  label: 'Summary bullet',
  placeholder: 'A point of the story',
  node: { content: 'inline*', marks: 'bold italic link language', defining: true },
  attributes: {},
  editor: { tag: 'li' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<li${writer.direction(node)}>${text}</li>`;
  },
  // Its list reads it: a `li` alone is an item of any list.
  htmlIn: [],
  sample: {
    type: 'summaryItem',
    content: [
      { type: 'text', text: 'The dam held, ' },
      {
        type: 'text',
        marks: [{ type: 'link', attrs: { href: 'https://example.org/dam', title: '', rel: '' } }],
        text: 'engineers say',
      },
    ],
  },
});
