import { defineElement } from '../document/element.ts';
import { listContent } from '../document/listContent.ts';

export const bulletList = defineElement({
  name: 'bulletList',
  label: 'Bulleted list',
  node: { content: 'listItem+', group: 'block list' },
  attributes: {},
  editor: { tag: 'ul' },
  insert: {
    group: 'list',
    icon: 'list',
    keywords: ['bullets', 'unordered', 'ul'],
    content: { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
  },
  html(node, writer) {
    const items = writer.blocks(node.content);
    return items === '' ? '' : `<ul>${items}</ul>`;
  },
  htmlIn: [
    {
      tags: ['ul', 'menu', 'dir'],
      read(element, reader) {
        const content = listContent(reader.blocks(element));
        return content.length === 0 ? [] : { type: 'bulletList', content };
      },
    },
  ],
  sample: {
    type: 'bulletList',
    content: [
      {
        type: 'listItem',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'Boats' }] },
          {
            type: 'bulletList',
            content: [
              {
                type: 'listItem',
                content: [{ type: 'paragraph', content: [{ type: 'text', text: 'small' }] }],
              },
            ],
          },
        ],
      },
      { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Sandbags' }] }] },
    ],
  },
});
