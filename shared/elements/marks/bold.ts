import { styleOf } from '../../document/htmlTree.ts';
import { defineMark } from '../../document/mark.ts';

const isNormal = /^(normal|[1-5]00|lighter|initial|inherit)$/;

export const bold = defineMark({
  name: 'bold',
  label: 'Bold',
  attributes: {},
  editor: { tag: 'strong' },
  open: () => '<strong>',
  close: '</strong>',
  htmlIn: [
    // Google Docs wraps whole documents in a <b> that is not bold.
    {
      tags: ['b', 'strong'],
      read: (element) => (isNormal.test(styleOf(element, 'font-weight')) ? null : {}),
    },
    { read: (element) => (/^(bold|bolder|[6-9]00)$/.test(styleOf(element, 'font-weight')) ? {} : null) },
  ],
  clearedBy: (element) => /^(normal|400)$/.test(styleOf(element, 'font-weight')),
  sample: { type: 'bold' },
});
