import { defineElement } from '../document/element.ts';
import { hasClass } from '../document/htmlTree.ts';
import { textNode } from '../document/nodeJson.ts';

export const kicker = defineElement({
  name: 'kicker',
  label: 'Kicker',
  field: 'kicker',
  placeholder: 'Kicker',
  node: { content: 'text*', marks: '', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<p class="stet-kicker"${writer.direction(node)}>${text}</p>`;
  },
  htmlIn: [
    {
      tags: ['p', 'div', 'span'],
      when: (element) => hasClass(element, 'stet-kicker'),
      read: (element, reader) => textNode('kicker', reader.inline(element, 'kicker')),
    },
  ],
  sample: { type: 'kicker', content: [{ type: 'text', text: 'Rivers & floods' }] },
});
