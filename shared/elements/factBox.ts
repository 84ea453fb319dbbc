import { defineElement } from '../document/element.ts';
import { byClass, findElement, hasClass } from '../document/htmlTree.ts';
import { childOf, isBlank, textNode } from '../document/nodeJson.ts';

export const factBox = defineElement({
  name: 'factBox',
  label: 'Fact box',
  node: {
    content: 'boxTitle (paragraph | list | subheading)+',
    group: 'block',
    isolating: true,
    defining: true,
    draggable: true,
  },
  attributes: {},
  insert: {
    group: 'box',
    icon: 'square-library',
    keywords: ['box', 'explainer', 'background', 'sidebar'],
    content: { type: 'factBox', content: [{ type: 'boxTitle' }, { type: 'paragraph' }] },
  },
  html(node, writer) {
    const content = writer.blocks(node.content);
    return content === '' ? '' : `<section class="stet-fact-box">${content}</section>`;
  },
  htmlIn: [
    {
      tags: ['section', 'aside', 'div'],
      when: (element) => hasClass(element, 'stet-fact-box'),
      read(element, reader) {
        const title = findElement(element, byClass('stet-box-title'));
        return {
          type: 'factBox',
          content: [
            textNode('boxTitle', title === null ? [] : reader.inline(title, 'boxTitle')),
            ...reader.blocks(element, (child) => child === title),
          ],
        };
      },
    },
  ],
  check(node, report) {
    const text = (node.content ?? []).filter((child) => child.type !== 'boxTitle');
    if (text.every(isBlank))
      report({ code: 'factBox.empty', severity: 'note', message: 'A fact box has no text.' });
    else if (isBlank(childOf(node, 'boxTitle'))) {
      report({
        code: 'factBox.noTitle',
        severity: 'warning',
        message: 'A fact box has no title. Say what it is about.',
      });
    }
  },
  sample: {
    type: 'factBox',
    content: [
      { type: 'boxTitle', content: [{ type: 'text', text: 'The river in figures' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'It is 1,352 km long.' }] },
      { type: 'subheading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Its floods' }] },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '1927' }] }] },
        ],
      },
    ],
  },
});
