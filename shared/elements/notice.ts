import { choice } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { attributeOf, hasClass } from '../document/htmlTree.ts';
import { isBlank, stringAttribute } from '../document/nodeJson.ts';
import {
  noReference,
  noticeReference,
  readReference,
  referenceAttributes,
} from '../document/noticeReference.ts';

/** A legal notice, a disclosure of interest, a word to the reader. */
export const notice = defineElement({
  name: 'notice',
  label: 'Notice',
  node: { content: '(paragraph | list)+', group: 'block', isolating: true, defining: true, draggable: true },
  attributes: {
    kind: choice('Kind', { legal: 'Legal', disclosure: 'Disclosure', information: 'Information' }),
    ...noticeReference,
  },
  insert: {
    group: 'box',
    icon: 'scale',
    keywords: ['legal', 'disclosure', 'disclaimer', 'information'],
    content: { type: 'notice', attrs: { kind: 'legal', ...noReference }, content: [{ type: 'paragraph' }] },
  },
  html(node, writer) {
    const content = writer.blocks(node.content);
    if (content === '') return '';
    return `<div class="stet-notice" role="note"${writer.attribute('data-kind', stringAttribute(node, 'kind'))}${referenceAttributes(node, writer)}>${content}</div>`;
  },
  htmlIn: [
    {
      tags: ['div', 'section', 'aside'],
      when: (element) => hasClass(element, 'stet-notice'),
      read: (element, reader) => ({
        type: 'notice',
        attrs: { kind: attributeOf(element, 'data-kind') ?? 'information', ...readReference(element) },
        content: reader.blocks(element),
      }),
    },
  ],
  check(node, report) {
    if (isBlank(node))
      report({
        code: 'notice.empty',
        severity: 'note',
        message: 'A notice is empty. Readers will not see it.',
      });
  },
  sample: {
    type: 'notice',
    attrs: {
      kind: 'disclosure',
      noticeId: 'n-3',
      noticeChangedAt: '2026-02-01T09:00:00Z',
      noticeLanguage: 'en',
      noticeText: '0123456789abcdef',
    },
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'The author owns land nearby; see ' },
          {
            type: 'text',
            marks: [
              {
                type: 'link',
                attrs: { href: 'https://example.org/rules', title: 'Our rules', rel: 'nofollow' },
              },
            ],
            text: 'our rules',
          },
          { type: 'text', text: '.' },
        ],
      },
    ],
  },
});
