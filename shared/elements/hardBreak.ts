import { defineElement } from '../document/element.ts';

export const hardBreak = defineElement({
  name: 'hardBreak',
  label: 'Line break',
  node: { group: 'inline', inline: true, atom: true, selectable: false },
  attributes: {},
  editor: { tag: 'br' },
  html: () => '<br>',
  htmlIn: [{ tags: ['br'], read: () => ({ type: 'hardBreak' }) }],
  sample: { type: 'hardBreak' },
});
