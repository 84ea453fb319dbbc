import { styleOf } from '../../document/htmlTree.ts';
import { defineMark } from '../../document/mark.ts';

export const italic = defineMark({
  name: 'italic',
  label: 'Italic',
  attributes: {},
  editor: { tag: 'em' },
  open: () => '<em>',
  close: '</em>',
  htmlIn: [
    {
      tags: ['i', 'em', 'cite', 'dfn', 'var'],
      read: (element) => (/^(normal|initial)$/.test(styleOf(element, 'font-style')) ? null : {}),
    },
    { read: (element) => (/^(italic|oblique)/.test(styleOf(element, 'font-style')) ? {} : null) },
  ],
  clearedBy: (element) => styleOf(element, 'font-style') === 'normal',
  sample: { type: 'italic' },
});
