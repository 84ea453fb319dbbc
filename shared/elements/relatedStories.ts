import { defineElement } from '../document/element.ts';
import { attributeOf, byClass, byTag, findElement, findElements, hasClass } from '../document/htmlTree.ts';
import { childrenOf, plainText, textNode } from '../document/nodeJson.ts';

export const relatedStories = defineElement({
  name: 'relatedStories',
  label: 'Related stories',
  node: {
    content: 'boxTitle relatedStory+',
    group: 'block',
    isolating: true,
    defining: true,
    draggable: true,
  },
  attributes: {},
  insert: {
    group: 'box',
    icon: 'newspaper',
    keywords: ['links', 'more', 'read on', 'see also'],
    content: { type: 'relatedStories', content: [{ type: 'boxTitle' }, { type: 'relatedStory' }] },
  },
  html(node, writer) {
    const stories = writer.blocks(childrenOf(node, 'relatedStory'));
    const titles = childrenOf(node, 'boxTitle');
    const title = writer.blocks(titles);
    if (stories === '' && title === '') return '';
    const name = plainText(titles[0]).trim();
    const label = writer.label(name === '' ? writer.words.related : name);
    return `<nav class="stet-related"${writer.attribute('aria-label', label)}>${title}${stories === '' ? '' : `<ul>${stories}</ul>`}</nav>`;
  },
  htmlIn: [
    {
      tags: ['nav', 'aside', 'section', 'div'],
      when: (element) => hasClass(element, 'stet-related'),
      read(element, reader) {
        const title = findElement(element, byClass('stet-box-title'));
        return {
          type: 'relatedStories',
          content: [
            textNode('boxTitle', title === null ? [] : reader.inline(title, 'boxTitle')),
            ...findElements(element, byTag('li')).map((item) => {
              const link = findElement(item, byTag('a'));
              return textNode('relatedStory', reader.inline(item, 'relatedStory'), {
                url: link === null ? null : attributeOf(link, 'href'),
              });
            }),
          ],
        };
      },
    },
  ],
  sample: {
    type: 'relatedStories',
    content: [
      { type: 'boxTitle', content: [{ type: 'text', text: 'More on the flood' }] },
      {
        type: 'relatedStory',
        attrs: { url: 'https://example.org/1927?a=1&b=2' },
        content: [{ type: 'text', text: 'What 1927 taught us' }],
      },
      { type: 'relatedStory', attrs: { url: null }, content: [{ type: 'text', text: 'The dam, explained' }] },
    ],
  },
});
