import { styleOf } from '../../document/htmlTree.ts';
import { defineMark } from '../../document/mark.ts';

export const superscript = defineMark({
  name: 'superscript',
  label: 'Superscript',
  attributes: {},
  excludes: 'superscript subscript',
  editor: { tag: 'sup' },
  open: () => '<sup>',
  close: '</sup>',
  htmlIn: [
    { tags: ['sup'], read: () => ({}) },
    { read: (element) => (styleOf(element, 'vertical-align') === 'super' ? {} : null) },
  ],
  sample: { type: 'superscript' },
});
