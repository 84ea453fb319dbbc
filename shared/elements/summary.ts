import { defineElement } from '../document/element.ts';
import { byTag, findElements, hasClass } from '../document/htmlTree.ts';
import { isBlank, textNode } from '../document/nodeJson.ts';

/** The story in three to five bullets. */
export const summary = defineElement({
  name: 'summary',
  label: 'Summary',
  field: 'summary',
  placeholder: 'Summary',
  node: { content: 'summaryItem+', isolating: true },
  attributes: {},
  editor: { tag: 'ul' },
  html(node, writer) {
    const items = writer.blocks(node.content);
    if (items === '') return '';
    const label = writer.label(writer.words.summary);
    return `<section class="stet-summary"${writer.attribute('aria-label', label)}><ul>${items}</ul></section>`;
  },
  htmlIn: [
    {
      tags: ['section', 'div', 'ul'],
      when: (element) => hasClass(element, 'stet-summary'),
      read: (element, reader) => ({
        type: 'summary',
        content: findElements(element, byTag('li')).map((item) =>
          textNode('summaryItem', reader.inline(item, 'summaryItem')),
        ),
      }),
    },
  ],
  check(node, report) {
    const bullets = (node.content ?? []).filter((item) => !isBlank(item)).length;
    if (bullets >= 3 && bullets <= 5) return;
    report({
      code: 'summary.length',
      severity: 'warning',
      message:
        bullets === 0
          ? 'There is no summary. Readers expect three to five bullets.'
          : `The summary has ${bullets} ${bullets === 1 ? 'bullet' : 'bullets'}. Readers expect three to five.`,
    });
  },
  sample: {
    type: 'summary',
    content: [
      { type: 'summaryItem', content: [{ type: 'text', text: 'The dam held' }] },
      { type: 'summaryItem', content: [{ type: 'text', text: 'The bridge did not' }] },
      { type: 'summaryItem', content: [{ type: 'text', text: 'Rain is forecast' }] },
    ],
  },
});
