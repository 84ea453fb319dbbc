import { defineElement } from '../document/element.ts';

export const consentNote = defineElement({
  name: 'consentNote',
  label: 'Consent',
  field: 'consentNote',
  placeholder: 'What the other site does with readers’ data',
  node: { content: 'text*', marks: '', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === '' ? '' : `<p class="stet-consent"${writer.direction(node)}>${text}</p>`;
  },
  // The element that holds it reads it.
  htmlIn: [],
  sample: {
    type: 'consentNote',
    content: [{ type: 'text', text: 'Social & Co learns your address when you open the link.' }],
  },
});
