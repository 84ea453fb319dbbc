import { choice } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { byClass, byTag, findElement, findElements, hasClass } from '../document/htmlTree.ts';
import type { NodeJson } from '../document/json.ts';
import { stringAttribute, textNode } from '../document/nodeJson.ts';

const isPair = (node: NodeJson): boolean => stringAttribute(node, 'kind') === 'pair';
const picturesOf = (node: NodeJson): readonly NodeJson[] =>
  (node.content ?? []).filter(({ type }) => type !== 'galleryCaption');

export const gallery = defineElement({
  name: 'gallery',
  label: 'Gallery',
  node: {
    content: '(figure | unknownBlock)+ galleryCaption',
    group: 'block',
    isolating: true,
    defining: true,
    draggable: true,
  },
  attributes: { kind: choice('Kind', { series: 'Gallery', pair: 'Before and after' }) },
  insert: {
    group: 'media',
    icon: 'images',
    keywords: ['pictures', 'photos', 'series', 'slideshow', 'before and after', 'comparison'],
    content: {
      type: 'gallery',
      attrs: { kind: 'series' },
      content: [
        ...[1, 2].map(() => ({
          type: 'figure',
          content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }],
        })),
        { type: 'galleryCaption' },
      ],
    },
  },
  html(node, writer) {
    const labels = isPair(node) ? [writer.words.before, writer.words.after] : [];
    const pictures = picturesOf(node)
      .map((picture, index) => {
        const content = writer.node(picture);
        const label = labels[index] ?? '';
        return content === ''
          ? ''
          : `<div class="stet-gallery-item">${label === '' ? '' : `<p class="stet-gallery-label">${writer.escape(label)}</p>`}${content}</div>`;
      })
      .join('');
    const caption = writer.blocks(node.content?.filter(({ type }) => type === 'galleryCaption'));
    if (pictures === '' && caption === '') return '';
    const kind = isPair(node) ? ' stet-gallery-pair' : '';
    return `<figure class="stet-gallery${kind}"><div class="stet-gallery-pictures">${pictures}</div>${caption}</figure>`;
  },
  htmlIn: [
    {
      tags: ['figure'],
      when: (element) => hasClass(element, 'stet-gallery'),
      read(element, reader) {
        const caption = findElement(element, byClass('stet-gallery-caption'));
        const isLabel = byClass('stet-gallery-label');
        return {
          type: 'gallery',
          attrs: { kind: hasClass(element, 'stet-gallery-pair') ? 'pair' : 'series' },
          content: [
            ...reader.blocks(element, (child) => child === caption || isLabel(child)),
            textNode('galleryCaption', caption === null ? [] : reader.inline(caption, 'galleryCaption')),
          ],
        };
      },
    },
    {
      tags: ['figure', 'div'],
      // WordPress writes a figure of figures; until 2021 it was a list in a figure.
      when: byClass('wp-block-gallery'),
      read(element, reader) {
        if (findElements(element, byTag('img')).length < 2) return null;
        const caption = findElement(element, byClass('blocks-gallery-caption'));
        const items = findElements(element, byClass('blocks-gallery-item'));
        const blocks =
          items.length === 0
            ? reader.blocks(element, (child) => child === caption)
            : items.flatMap((item) => reader.blocks(item));
        const pictures = blocks.filter(({ type }) => type === 'figure');
        if (pictures.length === 0) return null;
        return [
          {
            type: 'gallery',
            attrs: { kind: 'series' },
            content: [
              ...pictures,
              textNode('galleryCaption', caption === null ? [] : reader.inline(caption, 'galleryCaption')),
            ],
          },
          ...blocks.filter(({ type }) => type !== 'figure'),
        ];
      },
    },
  ],
  check(node, report) {
    const count = picturesOf(node).length;
    if (isPair(node) && count !== 2) {
      report({
        code: 'gallery.noPair',
        severity: 'error',
        message: `Before and after takes two pictures, and here ${count === 1 ? 'is one' : `are ${count}`}.`,
      });
    } else if (count === 1) {
      report({
        code: 'gallery.single',
        severity: 'note',
        message: 'A gallery has one picture. Add others, or use a picture alone.',
      });
    }
  },
  sample: {
    type: 'gallery',
    attrs: { kind: 'pair' },
    content: [
      {
        type: 'figure',
        attrs: { source: `media:${'c3'.repeat(32)}.jpg`, width: 1600, height: 900, size: 'full' },
        content: [
          { type: 'caption', content: [{ type: 'text', text: 'In May' }] },
          { type: 'credit', content: [{ type: 'text', text: 'Photo: Ines Roth' }] },
          { type: 'altText', content: [{ type: 'text', text: 'A quay with stalls' }] },
        ],
      },
      {
        type: 'figure',
        attrs: { source: `media:${'d4'.repeat(32)}.jpg`, width: 1600, height: 900, size: 'full' },
        content: [
          { type: 'caption', content: [{ type: 'text', text: 'In June' }] },
          { type: 'credit' },
          { type: 'altText', content: [{ type: 'text', text: 'The same quay under water' }] },
        ],
      },
      {
        type: 'galleryCaption',
        content: [{ type: 'text', text: 'The quay before and after the flood' }],
      },
    ],
  },
});
