import { defineElement } from '../document/element.ts';
import { attributeOf, byTag, findElement, hasClass } from '../document/htmlTree.ts';
import { childrenOf, isBlank } from '../document/nodeJson.ts';
import { readAttribution } from '../document/readAttribution.ts';

/** A line of the story set large, to catch the eye. */
export const pullQuote = defineElement({
  name: 'pullQuote',
  label: 'Pull quote',
  node: {
    content: 'paragraph attribution',
    group: 'block',
    isolating: true,
    defining: true,
    draggable: true,
  },
  attributes: {},
  editor: { tag: 'div' },
  insert: {
    group: 'box',
    icon: 'quote',
    keywords: ['quote', 'callout', 'highlight'],
    content: { type: 'pullQuote', content: [{ type: 'paragraph' }, { type: 'attribution' }] },
  },
  html(node, writer) {
    const quotation = writer.blocks(childrenOf(node, 'paragraph'));
    const source = writer.blocks(childrenOf(node, 'attribution'));
    if (quotation === '' && source === '') return '';
    const quote = quotation === '' ? '' : `<blockquote>${quotation}</blockquote>`;
    return `<figure class="stet-pull-quote">${quote}${source === '' ? '' : `<figcaption>${source}</figcaption>`}</figure>`;
  },
  htmlIn: [
    {
      tags: ['figure', 'aside', 'div', 'blockquote'],
      when: (element) =>
        hasClass(element, 'stet-pull-quote') ||
        /(^|\s)(wp-block-)?pull-?quote(\s|$)/i.test(attributeOf(element, 'class') ?? ''),
      read(element, reader) {
        const quote = findElement(element, byTag('blockquote')) ?? element;
        const source = findElement(element, byTag('figcaption', 'footer', 'cite'));
        return {
          type: 'pullQuote',
          content: [...reader.blocks(quote, (child) => child === source), readAttribution(source, reader)],
        };
      },
    },
  ],
  check(node, report) {
    if (childrenOf(node, 'paragraph').every(isBlank)) {
      report({
        code: 'pullQuote.empty',
        severity: 'note',
        message: 'A pull quote is empty. Readers will not see it.',
      });
    }
  },
  sample: {
    type: 'pullQuote',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Then it was in the kitchen' }] },
      { type: 'attribution', content: [{ type: 'text', text: 'Olha Marchenko' }] },
    ],
  },
});
