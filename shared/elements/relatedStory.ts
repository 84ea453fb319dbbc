import { url } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { attribute, isBlank } from '../document/nodeJson.ts';

export const relatedStory = defineElement({
  name: 'relatedStory',
  label: 'Related story',
  placeholder: 'Headline of the other story',
  node: { content: 'text*', marks: '', defining: true },
  attributes: { url: url('Address') },
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    if (text === '') return '';
    const href = writer.url(attribute(node, 'url'));
    return `<li${writer.direction(node)}>${href === null ? text : `<a${writer.attribute('href', href)}>${text}</a>`}</li>`;
  },
  // Its list reads it.
  htmlIn: [],
  check(node, report) {
    if (!isBlank(node) && attribute(node, 'url') === null) {
      report({
        code: 'relatedStory.noAddress',
        severity: 'warning',
        message: 'A related story has no address, so readers cannot follow it.',
      });
    }
  },
  sample: {
    type: 'relatedStory',
    attrs: { url: 'https://example.org/1927' },
    content: [{ type: 'text', text: 'What 1927 taught us' }],
  },
});
