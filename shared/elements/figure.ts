import { choice, media, wholeNumber } from '../document/attribute.ts';
import { cropAttributes, losesFocus, readCropOf, writeCrop } from '../document/cropAttributes.ts';
import { defineElement } from '../document/element.ts';
import {
  attributeOf,
  byClass,
  byTag,
  findElement,
  findElements,
  type HtmlElement,
  type HtmlReader,
  hasClass,
  numberOf,
} from '../document/htmlTree.ts';
import type { JsonValue, NodeJson } from '../document/json.ts';
import {
  childOf,
  isBlank,
  numberAttribute,
  plainText,
  stringAttribute,
  textNode,
} from '../document/nodeJson.ts';
import { acrossPage, besideText } from '../document/pagePicture.ts';
import { cropOf, sizeOfFigure } from '../story/crop.ts';

const plain = (text: string): readonly NodeJson[] => (text === '' ? [] : [{ type: 'text', text }]);

function withText(
  attrs: Readonly<Record<string, JsonValue>>,
  caption: readonly NodeJson[],
  credit: readonly NodeJson[],
  alt: string,
): NodeJson {
  return {
    type: 'figure',
    attrs,
    content: [textNode('caption', caption), textNode('credit', credit), textNode('altText', plain(alt))],
  };
}

/** A picture as other pages have it: the alternative text comes along, a remote address is kept but not loaded. */
function readPicture(
  image: HtmlElement,
  reader: HtmlReader,
): { readonly attrs: Readonly<Record<string, JsonValue>>; readonly alt: string } | null {
  const width = numberOf(image, 'width');
  const height = numberOf(image, 'height');
  // Counting pixels show nothing.
  if (width !== null && height !== null && width <= 2 && height <= 2) return null;
  const address = attributeOf(image, 'src') ?? attributeOf(image, 'data-src');
  const alt = (attributeOf(image, 'alt') ?? '').trim();
  const source = reader.media(address);
  if (source === null && alt === '') return null;
  return {
    attrs: {
      source,
      width: source === null ? null : width,
      height: source === null ? null : height,
      size: 'full',
    },
    alt,
  };
}

export const figure = defineElement({
  name: 'figure',
  label: 'Picture',
  node: { content: 'caption credit altText', group: 'block', isolating: true, draggable: true },
  attributes: {
    source: media('Picture'),
    width: wholeNumber('Width in pixels', 1, 100_000),
    height: wholeNumber('Height in pixels', 1, 100_000),
    size: choice('Size', { full: 'Full', inset: 'Inset' }),
    ...cropAttributes,
  },
  editor: { tag: 'figure' },
  insert: {
    group: 'media',
    icon: 'image',
    keywords: ['image', 'photo', 'figure', 'illustration'],
    content: { type: 'figure', content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }] },
  },
  html(node, writer) {
    const source = stringAttribute(node, 'source');
    const alt = plainText(childOf(node, 'altText'));
    const caption = writer.blocks(node.content);
    if (source === '' && alt.trim() === '' && caption === '') return '';
    const width = numberAttribute(node, 'width');
    const height = numberAttribute(node, 'height');
    const crop = cropOf(node, sizeOfFigure(node));
    const isInset = stringAttribute(node, 'size') === 'inset';
    const shownWidth = isInset ? besideText : acrossPage;
    const shown = writer.picture({ source, crop, alt, size: { width, height }, shownWidth });
    const picture =
      shown ??
      `<p class="stet-placeholder">${writer.escape(writer.words.noPicture)}${
        alt.trim() === '' ? '' : `: <span class="stet-alt">${writer.escape(alt)}</span>`
      }</p>`;
    // Where the picture itself does not say it: it is not there, or only a part of it is.
    const dimensions =
      shown === null || crop !== null
        ? writer.attribute('data-width', width) + writer.attribute('data-height', height)
        : '';
    const inset = isInset ? ' stet-figure-inset' : '';
    return (
      `<figure class="stet-figure${inset}"${writer.attribute('data-source', source)}${dimensions}${writeCrop(node, writer)}>${picture}` +
      `${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`
    );
  },
  htmlIn: [
    {
      tags: ['figure'],
      when: (element) => hasClass(element, 'stet-figure'),
      read(element, reader) {
        const image = findElement(element, byTag('img'));
        const caption = findElement(element, byClass('stet-caption'));
        const credit = findElement(element, byClass('stet-credit'));
        const alt = image === null ? findElement(element, byClass('stet-alt')) : null;
        return withText(
          {
            source: reader.media(
              image === null ? null : attributeOf(image, 'src'),
              attributeOf(element, 'data-source'),
            ),
            width: numberOf(element, 'data-width') ?? (image && numberOf(image, 'width')),
            height: numberOf(element, 'data-height') ?? (image && numberOf(image, 'height')),
            size: hasClass(element, 'stet-figure-inset') ? 'inset' : 'full',
            ...readCropOf((name) => attributeOf(element, name)),
          },
          caption === null ? [] : reader.inline(caption, 'caption'),
          credit === null ? [] : reader.inline(credit, 'credit'),
          image === null ? (alt === null ? '' : reader.text(alt)) : (attributeOf(image, 'alt') ?? ''),
        );
      },
    },
    {
      tags: ['figure'],
      read(element, reader) {
        const images = findElements(element, byTag('img'));
        const image = images[0];
        if (
          image === undefined ||
          images.length > 1 ||
          findElement(element, byTag('table', 'video', 'audio', 'iframe', 'blockquote')) !== null
        ) {
          return null;
        }
        const picture = readPicture(image, reader);
        if (picture === null) return null;
        const caption = findElement(element, byTag('figcaption'));
        const credit =
          caption === null
            ? null
            : findElement(caption, (one) => /credit|copyright|source/i.test(attributeOf(one, 'class') ?? ''));
        const others = reader.blocks(element, (child) => child === caption);
        return [
          withText(
            picture.attrs,
            caption === null ? [] : reader.inline(caption, 'caption', (child) => child === credit),
            credit === null ? [] : plain(reader.text(credit)),
            picture.alt,
          ),
          ...others.filter((block) => block.type !== 'figure'),
        ];
      },
    },
    {
      tags: ['img'],
      read(element, reader) {
        const alt = attributeOf(element, 'alt') ?? '';
        if (
          /emoji|emoticon/i.test(attributeOf(element, 'class') ?? '') ||
          /^\p{Extended_Pictographic}/u.test(alt)
        ) {
          return alt === '' ? [] : { type: 'text', text: alt };
        }
        const picture = readPicture(element, reader);
        return picture === null ? [] : withText(picture.attrs, [], [], picture.alt);
      },
    },
  ],
  check(node, report) {
    const source = stringAttribute(node, 'source');
    if (source === '') {
      report({
        code: 'figure.noSource',
        severity: 'warning',
        message: 'A picture is missing. Choose a file or take the frame out.',
      });
    } else if (!source.startsWith('media:')) {
      report({
        code: 'figure.remote',
        severity: 'warning',
        message: 'This picture lies on another site and is not exported. Save it and drop the file here.',
      });
    }
    if (losesFocus(node)) {
      report({
        code: 'figure.focusOutside',
        severity: 'warning',
        message:
          'The crop leaves the focal point out. Open “Crop” on the picture: it is moved back in there.',
      });
    }
    if (isBlank(childOf(node, 'altText'))) {
      report({
        code: 'figure.noAlt',
        severity: 'warning',
        message: 'The picture has no alt text. Say what it shows, for those who do not see it.',
      });
    }
    if (isBlank(childOf(node, 'caption'))) {
      report({ code: 'figure.noCaption', severity: 'note', message: 'The picture has no caption.' });
    }
    if (isBlank(childOf(node, 'credit'))) {
      report({
        code: 'figure.noCredit',
        severity: 'warning',
        message: 'The picture has no credit. Say who made it.',
      });
    }
  },
  sample: {
    type: 'figure',
    attrs: {
      source: `media:${'c3'.repeat(32)}.jpg`,
      width: 1600,
      height: 900,
      size: 'inset',
      crop: '4:3',
      crops: {
        '4:3': { x: 0.1, y: 0.05, width: 0.675, height: 0.9 },
        free: { x: 0, y: 0, width: 0.5, height: 1 },
      },
      focus: { x: 0.4, y: 0.55 },
    },
    content: [
      {
        type: 'caption',
        content: [
          { type: 'text', text: 'The old bridge & ' },
          {
            type: 'text',
            marks: [{ type: 'link', attrs: { href: 'https://example.org/bridge', title: '', rel: '' } }],
            text: 'its story',
          },
        ],
      },
      { type: 'credit', content: [{ type: 'text', text: 'Photo: Ines Roth' }] },
      { type: 'altText', content: [{ type: 'text', text: 'A "bridge" under brown water' }] },
    ],
  },
});
