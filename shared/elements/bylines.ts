import { defineElement } from '../document/element.ts';
import { hasClass } from '../document/htmlTree.ts';

/** Who wrote it, in order: named under the headline, and shown as cards after the body. */
export const bylines = defineElement({
  name: 'bylines',
  label: 'Bylines',
  field: 'bylines',
  placeholder: 'Byline',
  node: { content: 'byline*' },
  attributes: {},
  html(node, writer) {
    const names = (node.content ?? []).map((byline) => writer.node(byline)).filter((name) => name !== '');
    if (names.length === 0) return '';
    return `<p class="stet-bylines"><span class="stet-by">${writer.escape(writer.words.by)}</span> ${names.join(writer.words.comma)}</p>`;
  },
  htmlEnd(node, writer) {
    const cards = writer.ends(node.content);
    if (cards === '') return '';
    const label = writer.label(writer.words.contributors);
    return `<section class="stet-contributors"${writer.attribute('aria-label', label)}>\n${cards}</section>\n`;
  },
  htmlIn: [
    {
      // The cards say all that the line under the headline says, and more.
      tags: ['section'],
      when: (element) => hasClass(element, 'stet-contributors'),
      read: (element, reader) => {
        const content = reader.blocks(element).filter((child) => child.type === 'byline');
        return { type: 'bylines', ...(content.length === 0 ? {} : { content }) };
      },
    },
    { tags: ['p'], when: (element) => hasClass(element, 'stet-bylines'), read: () => [] },
  ],
  check(node, report) {
    if ((node.content?.length ?? 0) === 0) {
      report({
        code: 'bylines.none',
        severity: 'warning',
        message: 'The story has no byline. Add a contributor or a desk.',
      });
    }
  },
  sample: {
    type: 'bylines',
    content: [
      {
        type: 'byline',
        attrs: {
          contributorId: 'c-1',
          kind: 'person',
          name: 'Mara Lindqvist',
          role: 'Correspondent',
          biography: '',
          picture: null,
          pictureShape: 'wide',
          url: null,
          links: null,
        },
      },
    ],
  },
});
