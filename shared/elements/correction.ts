import { choice, date } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { attributeOf, byClass, byTag, findElement, hasClass } from '../document/htmlTree.ts';
import { attribute, isBlank, stringAttribute } from '../document/nodeJson.ts';
import {
  noReference,
  noticeReference,
  readReference,
  referenceAttributes,
} from '../document/noticeReference.ts';

const kinds = { correction: 'Correction', clarification: 'Clarification', update: 'Update' };

/** What was changed after readers had seen it, when, and why. */
export const correction = defineElement({
  name: 'correction',
  label: 'Correction',
  node: { content: 'paragraph+', group: 'block', isolating: true, defining: true, draggable: true },
  attributes: { kind: choice('Kind', kinds), date: date('Date'), ...noticeReference },
  insert: {
    group: 'box',
    icon: 'pencil-line',
    keywords: ['correction', 'clarification', 'update', 'amendment', 'erratum'],
    content: {
      type: 'correction',
      attrs: { kind: 'correction', date: null, ...noReference },
      content: [{ type: 'paragraph' }],
    },
  },
  html(node, writer) {
    const text = writer.blocks(node.content);
    if (text === '') return '';
    const kind = stringAttribute(node, 'kind');
    const word =
      kind === 'clarification'
        ? writer.words.clarification
        : kind === 'update'
          ? writer.words.update
          : writer.words.correction;
    const time = writer.time(attribute(node, 'date'));
    const tag = writer.heading(2);
    return (
      `<section class="stet-correction"${writer.attribute('data-kind', kind)}${referenceAttributes(node, writer)}>` +
      `<${tag} class="stet-correction-heading">${writer.escape(word)}${time === '' ? '' : `${writer.words.comma}${time}`}</${tag}>${text}</section>`
    );
  },
  htmlIn: [
    {
      tags: ['section', 'aside', 'div'],
      when: (element) => hasClass(element, 'stet-correction'),
      read(element, reader) {
        const heading = findElement(element, byClass('stet-correction-heading'));
        const time = heading === null ? null : findElement(heading, byTag('time'));
        return {
          type: 'correction',
          attrs: {
            kind: attributeOf(element, 'data-kind') ?? 'correction',
            date: time === null ? null : attributeOf(time, 'datetime'),
            ...readReference(element),
          },
          content: reader.blocks(element, (child) => child === heading),
        };
      },
    },
  ],
  check(node, report) {
    if (isBlank(node)) {
      report({
        code: 'correction.empty',
        severity: 'warning',
        message: 'A correction says nothing. Say what was wrong and what is right.',
      });
    }
    if (attribute(node, 'date') === null) {
      report({
        code: 'correction.noDate',
        severity: 'warning',
        message: 'A correction has no date. Readers need to know when the text changed.',
      });
    }
  },
  sample: {
    type: 'correction',
    attrs: { kind: 'clarification', date: '2026-03-03', ...noReference },
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'An earlier version gave the level in feet.' }] },
    ],
  },
});
