import { defineElement } from '../document/element.ts';
import type { NodeJson } from '../document/json.ts';

export const listItem = defineElement({
  name: 'listItem',
  label: 'List item',
  node: { content: 'paragraph (paragraph | list)*', defining: true },
  attributes: {},
  editor: { tag: 'li' },
  html(node, writer) {
    const content = node.content ?? [];
    const [first, ...rest] = content;
    // The usual item is one line, with or without a list under it: its text needs no paragraph of its own.
    if (rest.every((child) => child.type !== 'paragraph')) {
      const text = writer.inline(first);
      const html = `${text}${writer.blocks(rest)}`;
      return html === '' ? '' : `<li${first === undefined ? '' : writer.direction(first)}>${html}</li>`;
    }
    const html = writer.blocks(content);
    return html === '' ? '' : `<li>${html}</li>`;
  },
  htmlIn: [
    {
      tags: ['li'],
      read: (element, reader): NodeJson | readonly NodeJson[] => {
        const content = reader.blocks(element);
        return content.length === 0 ? [] : { type: 'listItem', content };
      },
    },
  ],
  sample: {
    type: 'listItem',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'One boat' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'and its crew' }] },
    ],
  },
});
