import { duration, media, url, wholeNumber } from '../document/attribute.ts';
import { readTracks, tracksOf } from '../document/captionsMarkup.ts';
import { defineElement } from '../document/element.ts';
import {
  attributeOf,
  byClass,
  byTag,
  findElement,
  type HtmlElement,
  type HtmlReader,
  hasClass,
  numberOf,
} from '../document/htmlTree.ts';
import type { NodeJson } from '../document/json.ts';
import {
  attribute,
  childOf,
  childrenOf,
  isBlank,
  numberAttribute,
  stringAttribute,
  textNode,
} from '../document/nodeJson.ts';
import { acrossPage } from '../document/pagePicture.ts';
import { noMedia, standIn } from '../document/standIn.ts';

function seconds(element: HtmlElement): number | null {
  const length = Number(attributeOf(element, 'data-duration') ?? 'none');
  return Number.isFinite(length) ? length : null;
}

function part(element: HtmlElement, className: string, type: string, reader: HtmlReader): NodeJson {
  const found = findElement(element, byClass(className));
  return textNode(type, found === null ? [] : reader.inline(found, type));
}

export const video = defineElement({
  name: 'video',
  label: 'Video',
  node: {
    content: 'mediaTitle caption credit unavailable captions*',
    group: 'block',
    isolating: true,
    draggable: true,
  },
  attributes: {
    source: media('File'),
    embedUrl: url('Page with the film'),
    poster: media('Poster'),
    duration: duration('Length'),
    width: wholeNumber('Width in pixels', 1, 100_000),
    height: wholeNumber('Height in pixels', 1, 100_000),
  },
  editor: { tag: 'figure' },
  insert: {
    group: 'media',
    icon: 'clapperboard',
    keywords: ['film', 'movie', 'clip', 'watch'],
    content: {
      type: 'video',
      content: [{ type: 'mediaTitle' }, { type: 'caption' }, { type: 'credit' }, { type: 'unavailable' }],
    },
  },
  html(node, writer) {
    const source = stringAttribute(node, 'source');
    const poster = stringAttribute(node, 'poster');
    const page = writer.url(attribute(node, 'embedUrl'));
    const title = writer.blocks(childrenOf(node, 'mediaTitle'));
    const caption = writer.blocks(childrenOf(node, 'caption')) + writer.blocks(childrenOf(node, 'credit'));
    const missing = writer.blocks(childrenOf(node, 'unavailable'));
    if (
      source === '' &&
      poster === '' &&
      page === null &&
      title === '' &&
      caption === '' &&
      missing === '' &&
      childOf(node, 'captions') === undefined
    )
      return '';
    const address = writer.media(source);
    const still = writer.media(poster);
    const tracks = tracksOf(childrenOf(node, 'captions'), writer, { hasPlayer: address !== null });
    const length = numberAttribute(node, 'duration');
    const width = numberAttribute(node, 'width');
    const height = numberAttribute(node, 'height');
    const size = writer.attribute('width', width) + writer.attribute('height', height);
    const clock = writer.duration(length, 'clock');
    const link =
      page === null
        ? ''
        : `<p class="stet-embed-link"><a${writer.attribute('href', page)}>${writer.escape(writer.words.watch)}</a></p>`;
    const film =
      address !== null
        ? `<video controls preload="none"${writer.attribute('src', address)}${writer.attribute('poster', still)}${size}>${tracks.played}</video>${standIn(writer, missing)}`
        : (writer.picture({
            source: poster,
            crop: null,
            alt: '',
            size: { width, height },
            shownWidth: acrossPage,
          }) ?? '') +
          (source !== ''
            ? noMedia(writer)
            : missing === '' && page === null
              ? `<p class="stet-placeholder">${writer.escape(writer.words.noVideo)}</p>`
              : '') +
          missing;
    const kept =
      address === null && still === null
        ? size.replace(' width', ' data-width').replace(' height', ' data-height')
        : '';
    return (
      `<figure class="stet-video"${writer.attribute('data-source', source)}${writer.attribute('data-poster', poster)}` +
      `${writer.attribute('data-embed', page)}${writer.attribute('data-duration', length)}${kept}>` +
      `${title}${tracks.kept}${clock === '' ? '' : `<p class="stet-length">${clock}</p>`}${film}${link}` +
      `${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`
    );
  },
  htmlIn: [
    {
      tags: ['figure'],
      when: (element) => hasClass(element, 'stet-video'),
      read(element, reader) {
        const player = findElement(element, byTag('video', 'img'));
        const sized = (name: string) =>
          player === null ? numberOf(element, `data-${name}`) : numberOf(player, name);
        const isFilm = player?.tagName === 'video';
        const still = player === null ? null : attributeOf(player, isFilm ? 'poster' : 'src');
        return {
          type: 'video',
          attrs: {
            source: reader.media(
              isFilm && player !== null ? attributeOf(player, 'src') : null,
              attributeOf(element, 'data-source'),
            ),
            embedUrl: attributeOf(element, 'data-embed'),
            poster: reader.media(still, attributeOf(element, 'data-poster')),
            duration: seconds(element),
            width: sized('width'),
            height: sized('height'),
          },
          content: [
            part(element, 'stet-media-title', 'mediaTitle', reader),
            part(element, 'stet-caption', 'caption', reader),
            part(element, 'stet-credit', 'credit', reader),
            part(element, 'stet-unavailable', 'unavailable', reader),
            ...readTracks(element, reader),
          ],
        };
      },
    },
    {
      tags: ['video'],
      read(element, reader) {
        const inner = findElement(element, byTag('source'));
        const address = attributeOf(element, 'src') ?? (inner === null ? null : attributeOf(inner, 'src'));
        const still = attributeOf(element, 'poster');
        const source = reader.media(address);
        const poster = still === null ? null : reader.media(still);
        // A film that cannot be had leaves only the words that stood in its place.
        if (source === null && poster === null) return reader.blocks(element);
        return [
          {
            type: 'video',
            attrs: {
              source,
              embedUrl: null,
              poster,
              duration: null,
              width: numberOf(element, 'width'),
              height: numberOf(element, 'height'),
            },
            content: [
              ...['mediaTitle', 'caption', 'credit', 'unavailable'].map((type) => textNode(type, [])),
              ...readTracks(element, reader),
            ],
          },
          ...reader.blocks(element),
        ];
      },
    },
  ],
  check(node, report) {
    const source = stringAttribute(node, 'source');
    if (source === '' && attribute(node, 'embedUrl') === null && isBlank(childOf(node, 'unavailable'))) {
      report({
        code: 'video.noSource',
        severity: 'warning',
        message: 'The video has no file and no page. Choose one, or say why it cannot be shown.',
      });
    }
    if (source !== '' && childOf(node, 'captions') === undefined) {
      report({
        code: 'video.noCaptions',
        severity: 'note',
        message: 'The video has no captions. Who does not hear it has nothing of what is said.',
      });
    }
    if (isBlank(childOf(node, 'mediaTitle')))
      report({ code: 'video.noTitle', severity: 'note', message: 'The video has no title.' });
    if (isBlank(childOf(node, 'credit'))) {
      report({
        code: 'video.noCredit',
        severity: 'warning',
        message: 'The video has no credit. Say who made it.',
      });
    }
    if (numberAttribute(node, 'duration') === null) {
      report({
        code: 'video.noLength',
        severity: 'note',
        message: 'The video has no length. Viewers want to know it first.',
      });
    }
  },
  sample: {
    type: 'video',
    attrs: {
      source: `media:${'d4'.repeat(32)}.mp4`,
      embedUrl: 'https://video.example/watch?v=1&t=2',
      poster: `media:${'e5'.repeat(32)}.png`,
      duration: 266,
      width: 1280,
      height: 720,
    },
    content: [
      { type: 'mediaTitle', content: [{ type: 'text', text: 'The flood from above' }] },
      { type: 'caption', content: [{ type: 'text', text: 'Filmed on Monday' }] },
      { type: 'credit', content: [{ type: 'text', text: 'Video: Stet' }] },
      { type: 'unavailable', content: [{ type: 'text', text: 'This film is no longer available.' }] },
      {
        type: 'captions',
        attrs: { source: `media:${'f6'.repeat(32)}.vtt`, kind: 'captions', language: 'en', label: '' },
      },
    ],
  },
});
