import { defineElement } from '../document/element.ts';

/** The whole story. Its text stands in fixed fields, so undo, search and checks reach a caption as they do a paragraph. */
export const doc = defineElement({
  name: 'doc',
  label: 'Story',
  node: { content: 'kicker headline standfirst bylines summary lead audio? body unknownBlock*' },
  attributes: {},
  html: (node, writer) => writer.article(node),
  htmlIn: [],
  sample: {
    type: 'doc',
    content: [
      { type: 'kicker', content: [{ type: 'text', text: 'Rivers' }] },
      { type: 'headline', content: [{ type: 'text', text: 'The river that moved a town' }] },
      { type: 'standfirst', content: [{ type: 'text', text: 'Two floods in one spring.' }] },
      { type: 'bylines' },
      { type: 'summary', content: [{ type: 'summaryItem' }] },
      { type: 'lead' },
      {
        type: 'body',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It began with rain.' }] }],
      },
    ],
  },
});
