import { defineElement } from '../document/element.ts';

/** What the picture shows, for those who do not see it. Readers get it as the picture's `alt`. */
export const altText = defineElement({
  name: 'altText',
  label: 'Alt text',
  field: 'altText',
  placeholder: 'What the picture shows',
  node: { content: 'text*', marks: '', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html: () => '',
  // The picture that holds it writes and reads it.
  htmlIn: [],
  sample: { type: 'altText', content: [{ type: 'text', text: 'A bridge under brown water' }] },
});
