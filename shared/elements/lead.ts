import { defineElement } from '../document/element.ts';
import { hasClass } from '../document/htmlTree.ts';

/** The picture or film at the head of the story. */
export const lead = defineElement({
  name: 'lead',
  label: 'Lead picture',
  field: 'lead',
  placeholder: 'Drop a picture here, or paste it',
  node: { content: '(figure | video | unknownBlock)?', isolating: true },
  attributes: {},
  html(node, writer) {
    const content = writer.blocks(node.content);
    // The first picture is on the screen at once: it must not wait for the page to be scrolled.
    return content === ''
      ? ''
      : `<div class="stet-lead">${content.replace(' loading="lazy"', ' loading="eager"')}</div>`;
  },
  htmlIn: [
    {
      tags: ['div'],
      when: (element) => hasClass(element, 'stet-lead'),
      read(element, reader) {
        const first = reader
          .blocks(element)
          .find((block) => block.type === 'figure' || block.type === 'video');
        return { type: 'lead', ...(first === undefined ? {} : { content: [first] }) };
      },
    },
  ],
  check(node, report) {
    if ((node.content?.length ?? 0) === 0) {
      report({ code: 'lead.none', severity: 'note', message: 'There is no lead picture.' });
    }
  },
  sample: {
    type: 'lead',
    content: [
      {
        type: 'figure',
        attrs: { source: `media:${'c3'.repeat(32)}.jpg`, width: 1600, height: 900, size: 'full' },
        content: [
          { type: 'caption', content: [{ type: 'text', text: 'The old bridge' }] },
          { type: 'credit', content: [{ type: 'text', text: 'Photo: Stet' }] },
          { type: 'altText', content: [{ type: 'text', text: 'A bridge under water' }] },
        ],
      },
    ],
  },
});
