import type { AttributeKind } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { attributeOf, numberOf } from '../document/htmlTree.ts';
import { isBlank, numberAttribute } from '../document/nodeJson.ts';
import { z } from '../zod.ts';

const level: AttributeKind = {
  label: 'Level',
  control: 'none',
  schema: z.union([z.literal(2), z.literal(3)]),
  fallback: 2,
};

export const subheading = defineElement({
  name: 'subheading',
  label: 'Subheading',
  placeholder: 'Subheading',
  node: {
    content: 'inline*',
    group: 'block',
    marks: 'italic link language superscript subscript',
    defining: true,
  },
  attributes: { level },
  editor: { tag: (attributes) => (attributes['level'] === 3 ? 'h3' : 'h2') },
  insert: {
    group: 'text',
    icon: 'heading-2',
    keywords: ['heading', 'title', 'crosshead', 'h2', 'h3'],
    content: { type: 'subheading', attrs: { level: 2 } },
  },
  html(node, writer) {
    const text = writer.inline(node);
    if (text === '') return '';
    const wanted = numberAttribute(node, 'level') === 3 ? 3 : 2;
    const tag = writer.heading(wanted);
    // A third level before any second one is written as a second, and says what it was.
    const kept = tag === 'h2' && wanted === 3 ? ' data-level="3"' : '';
    return `<${tag} class="stet-subheading"${kept}${writer.direction(node)}>${text}</${tag}>`;
  },
  htmlIn: [
    {
      tags: ['p', 'div'],
      when: (element) => attributeOf(element, 'role') === 'heading',
      read: (element, reader) =>
        reader.textBlock(element, {
          type: 'subheading',
          attrs: { level: (numberOf(element, 'aria-level') ?? 2) > 2 ? 3 : 2 },
        }),
    },
    {
      tags: ['h1', 'h2'],
      read: (element, reader) =>
        reader.textBlock(element, {
          type: 'subheading',
          attrs: { level: attributeOf(element, 'data-level') === '3' ? 3 : 2 },
        }),
    },
    {
      tags: ['h3', 'h4', 'h5', 'h6'],
      read: (element, reader) => reader.textBlock(element, { type: 'subheading', attrs: { level: 3 } }),
    },
  ],
  check(node, report) {
    if (isBlank(node)) {
      report({
        code: 'subheading.empty',
        severity: 'note',
        message: 'A subheading is empty. Readers will not see it.',
      });
    }
  },
  sample: {
    type: 'subheading',
    attrs: { level: 2 },
    content: [{ type: 'text', text: 'What the water left' }],
  },
});
