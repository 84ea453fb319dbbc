import { defineElement } from '../document/element.ts';
import { hasClass } from '../document/htmlTree.ts';
import { plainText, textNode } from '../document/nodeJson.ts';

/** Longer than this, a headline is cut by queues, cards and search results. */
const longHeadline = 110;

export const headline = defineElement({
  name: 'headline',
  label: 'Headline',
  field: 'headline',
  placeholder: 'Headline',
  node: { content: 'text*', marks: 'italic language', defining: true },
  attributes: {},
  editor: { tag: 'h1' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<h1 class="stet-headline"${writer.direction(node)}>${text}</h1>`;
  },
  htmlIn: [
    {
      tags: ['h1'],
      when: (element) => hasClass(element, 'stet-headline'),
      read: (element, reader) => textNode('headline', reader.inline(element, 'headline')),
    },
  ],
  check(node, report) {
    const text = plainText(node).trim();
    if (text === '') {
      report({ code: 'headline.empty', severity: 'error', message: 'The story has no headline. Write one.' });
    } else if (text.length > longHeadline) {
      report({
        code: 'headline.long',
        severity: 'note',
        message: `The headline has ${text.length} characters. Over ${longHeadline} it is cut in lists and search results.`,
      });
    } else if (/\.$/.test(text) && !/\.\.\.$/.test(text)) {
      report({
        code: 'headline.fullStop',
        severity: 'note',
        message: 'The headline ends with a full stop. Take it off.',
      });
    }
  },
  sample: {
    type: 'headline',
    content: [
      { type: 'text', text: 'The ' },
      { type: 'text', marks: [{ type: 'italic' }], text: 'Aurora' },
      { type: 'text', text: ' comes home' },
    ],
  },
});
