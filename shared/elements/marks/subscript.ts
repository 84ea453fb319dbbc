import { styleOf } from '../../document/htmlTree.ts';
import { defineMark } from '../../document/mark.ts';

export const subscript = defineMark({
  name: 'subscript',
  label: 'Subscript',
  attributes: {},
  excludes: 'superscript subscript',
  editor: { tag: 'sub' },
  open: () => '<sub>',
  close: '</sub>',
  htmlIn: [
    { tags: ['sub'], read: () => ({}) },
    { read: (element) => (styleOf(element, 'vertical-align') === 'sub' ? {} : null) },
  ],
  sample: { type: 'subscript' },
});
