import { defineElement } from '../document/element.ts';
import { byTag, findElement, hasClass } from '../document/htmlTree.ts';
import { childOf, childrenOf, isBlank } from '../document/nodeJson.ts';
import { readAttribution } from '../document/readAttribution.ts';

/** A quotation set apart, with who said it. The source stands outside the quotation, as HTML asks. */
export const blockquote = defineElement({
  name: 'blockquote',
  label: 'Block quote',
  node: { content: 'paragraph+ attribution', group: 'block', defining: true },
  attributes: {},
  editor: { tag: 'blockquote' },
  insert: {
    group: 'text',
    icon: 'text-quote',
    keywords: ['quotation', 'cite'],
    content: { type: 'blockquote', content: [{ type: 'paragraph' }, { type: 'attribution' }] },
  },
  html(node, writer) {
    const quotation = writer.blocks(childrenOf(node, 'paragraph'));
    const source = writer.blocks(childrenOf(node, 'attribution'));
    if (quotation === '' && source === '') return '';
    const quote = quotation === '' ? '' : `<blockquote>${quotation}</blockquote>`;
    return `<figure class="stet-quote">${quote}${source === '' ? '' : `<figcaption>${source}</figcaption>`}</figure>`;
  },
  htmlIn: [
    {
      tags: ['figure'],
      when: (element) => hasClass(element, 'stet-quote'),
      read(element, reader) {
        const quote = findElement(element, byTag('blockquote'));
        const source = findElement(element, byTag('figcaption'));
        return {
          type: 'blockquote',
          content: [...(quote === null ? [] : reader.blocks(quote)), readAttribution(source, reader)],
        };
      },
    },
    {
      tags: ['blockquote'],
      read(element, reader) {
        const source = findElement(element, byTag('footer', 'cite'));
        const content = reader.blocks(element, (child) => child === source);
        if (content.length === 0 && source === null) return [];
        return {
          type: 'blockquote',
          content: [...content, readAttribution(source, reader)],
        };
      },
    },
  ],
  check(node, report) {
    if (childrenOf(node, 'paragraph').every(isBlank)) {
      report({ code: 'blockquote.empty', severity: 'note', message: 'A block quote is empty.' });
    } else if (isBlank(childOf(node, 'attribution'))) {
      report({
        code: 'blockquote.noAttribution',
        severity: 'note',
        message: 'The quote does not say whose words these are.',
      });
    }
  },
  sample: {
    type: 'blockquote',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'We heard it before we saw it.' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'Then it was in the kitchen.' }] },
      { type: 'attribution', content: [{ type: 'text', text: 'Olha Marchenko, shopkeeper' }] },
    ],
  },
});
