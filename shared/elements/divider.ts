import { defineElement } from '../document/element.ts';

export const divider = defineElement({
  name: 'divider',
  label: 'Divider',
  node: { group: 'block', atom: true, selectable: true, draggable: true },
  attributes: {},
  editor: { tag: 'hr' },
  insert: {
    group: 'text',
    icon: 'minus',
    keywords: ['rule', 'line', 'break', 'hr'],
    content: { type: 'divider' },
  },
  html: () => '<hr class="stet-divider">',
  htmlIn: [{ tags: ['hr'], read: () => ({ type: 'divider' }) }],
  sample: { type: 'divider' },
});
