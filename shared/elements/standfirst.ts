import { defineElement } from '../document/element.ts';
import { hasClass } from '../document/htmlTree.ts';
import { isBlank, textNode } from '../document/nodeJson.ts';

export const standfirst = defineElement({
  name: 'standfirst',
  label: 'Standfirst',
  field: 'standfirst',
  placeholder: 'Standfirst',
  node: { content: 'inline*', marks: 'bold italic link language', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<p class="stet-standfirst"${writer.direction(node)}>${text}</p>`;
  },
  htmlIn: [
    {
      tags: ['p', 'div'],
      when: (element) => hasClass(element, 'stet-standfirst'),
      read: (element, reader) => textNode('standfirst', reader.inline(element, 'standfirst')),
    },
  ],
  check(node, report) {
    if (isBlank(node)) {
      report({
        code: 'standfirst.empty',
        severity: 'note',
        message: 'There is no standfirst. Say in a sentence why to read on.',
      });
    }
  },
  sample: {
    type: 'standfirst',
    content: [
      { type: 'text', text: 'Two floods in one spring, and ' },
      { type: 'text', marks: [{ type: 'bold' }], text: 'nobody' },
      { type: 'text', text: ' had a plan' },
    ],
  },
});
