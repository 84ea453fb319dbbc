import { hidden } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { numberOf } from '../document/htmlTree.ts';
import { listContent } from '../document/listContent.ts';
import { numberAttribute } from '../document/nodeJson.ts';
import { z } from '../zod.ts';

export const orderedList = defineElement({
  name: 'orderedList',
  label: 'Numbered list',
  node: { content: 'listItem+', group: 'block list' },
  attributes: { start: hidden('First number', z.int().min(0).max(1_000_000), 1) },
  editor: {
    tag: 'ol',
    attributes: (attributes): Readonly<Record<string, string>> =>
      attributes['start'] === 1 ? {} : { start: String(attributes['start']) },
  },
  insert: {
    group: 'list',
    icon: 'list-ordered',
    keywords: ['numbers', 'ordered', 'ol', 'steps'],
    content: {
      type: 'orderedList',
      attrs: { start: 1 },
      content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
    },
  },
  html(node, writer) {
    const items = writer.blocks(node.content);
    if (items === '') return '';
    const start = numberAttribute(node, 'start') ?? 1;
    return `<ol${start === 1 ? '' : writer.attribute('start', start)}>${items}</ol>`;
  },
  htmlIn: [
    {
      tags: ['ol'],
      read(element, reader) {
        const content = listContent(reader.blocks(element));
        return content.length === 0
          ? []
          : { type: 'orderedList', attrs: { start: numberOf(element, 'start') ?? 1 }, content };
      },
    },
  ],
  sample: {
    type: 'orderedList',
    attrs: { start: 3 },
    content: [
      {
        type: 'listItem',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Close the sluice' }] }],
      },
      { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Wait' }] }] },
    ],
  },
});
