import { choice, duration, flag, hidden, media } from '../document/attribute.ts';
import { defineElement } from '../document/element.ts';
import { attributeOf, byClass, byTag, findElement, hasClass } from '../document/htmlTree.ts';
import { childOf, isBlank, numberAttribute, stringAttribute, textNode } from '../document/nodeJson.ts';
import { noMedia, standIn } from '../document/standIn.ts';
import { readingMarkPattern } from '../story/readingMark.ts';
import { z } from '../zod.ts';

/** What made a voice, by IPTC's list of digital source types (cv.iptc.org/newscodes/digitalsourcetype). */
const sourceTypes = {
  trainedAlgorithmicMedia: 'A trained model',
  algorithmicMedia: 'A speech program without training',
  compositeWithTrainedAlgorithmicMedia: 'People and a trained model',
};
const usualTerm = 'trainedAlgorithmicMedia';
const readingOf = hidden('Text it was read from', z.string().regex(readingMarkPattern), '');

export const audio = defineElement({
  name: 'audio',
  label: 'Audio',
  field: 'audio',
  node: { content: 'mediaTitle', group: 'block', isolating: true, draggable: true },
  attributes: {
    source: media('File'),
    duration: duration('Length'),
    aiGenerated: flag('AI-generated'),
    digitalSourceType: choice('If AI-generated, by', sourceTypes),
    readingOf,
  },
  insert: {
    group: 'media',
    icon: 'audio-lines',
    keywords: ['sound', 'podcast', 'listen'],
    content: { type: 'audio', content: [{ type: 'mediaTitle' }] },
  },
  html(node, writer) {
    const source = stringAttribute(node, 'source');
    const title = writer.blocks(node.content);
    if (source === '' && title === '') return '';
    const address = writer.media(source);
    const seconds = numberAttribute(node, 'duration');
    const isGenerated = node.attrs?.['aiGenerated'] === true;
    const term = stringAttribute(node, 'digitalSourceType');
    const sourceType = isGenerated || term !== usualTerm ? term : '';
    const line = [`<strong>${writer.escape(writer.words.listen)}</strong>`];
    const length = writer.duration(seconds, 'minutes');
    if (length !== '') line.push(writer.escape(length));
    if (isGenerated) line.push(`<span class="stet-ai">${writer.escape(writer.words.aiAudio)}</span>`);
    return (
      `<div class="stet-audio" role="group"${writer.attribute('aria-label', writer.words.listen)}` +
      `${writer.attribute('data-source', source)}${writer.attribute('data-duration', seconds)}` +
      `${writer.attribute('data-digital-source-type', sourceType)}` +
      `${writer.attribute('data-reading-of', stringAttribute(node, 'readingOf'))}>` +
      `<p class="stet-audio-line">${line.join(' · ')}</p>${title}` +
      (address !== null
        ? `<audio controls preload="none"${writer.attribute('src', address)}></audio>${standIn(writer)}`
        : source !== ''
          ? noMedia(writer)
          : `<p class="stet-placeholder">${writer.escape(writer.words.noAudio)}</p>`) +
      '</div>'
    );
  },
  htmlIn: [
    {
      tags: ['div'],
      when: (element) => hasClass(element, 'stet-audio'),
      read(element, reader) {
        const title = findElement(element, byClass('stet-media-title'));
        const player = findElement(element, byTag('audio'));
        const length = Number(attributeOf(element, 'data-duration') ?? 'none');
        return {
          type: 'audio',
          attrs: {
            source: reader.media(
              player === null ? null : attributeOf(player, 'src'),
              attributeOf(element, 'data-source'),
            ),
            duration: Number.isFinite(length) ? length : null,
            aiGenerated: findElement(element, byClass('stet-ai')) !== null,
            digitalSourceType: sourceTypeOf(attributeOf(element, 'data-digital-source-type')),
            readingOf: markOf(attributeOf(element, 'data-reading-of')),
          },
          content: [textNode('mediaTitle', title === null ? [] : reader.inline(title, 'mediaTitle'))],
        };
      },
    },
    {
      tags: ['audio'],
      read(element, reader) {
        const inner = findElement(element, byTag('source'));
        const source = reader.media(
          attributeOf(element, 'src') ?? (inner === null ? null : attributeOf(inner, 'src')),
        );
        // Sound that cannot be had leaves only the words that stood in its place.
        if (source === null) return reader.blocks(element);
        return [
          {
            type: 'audio',
            attrs: {
              source,
              duration: null,
              aiGenerated: false,
              digitalSourceType: sourceTypeOf(null),
              readingOf: '',
            },
            content: [textNode('mediaTitle', [])],
          },
          ...reader.blocks(element),
        ];
      },
    },
  ],
  check(node, report) {
    if (stringAttribute(node, 'source') === '') {
      report({
        code: 'audio.noSource',
        severity: 'warning',
        message: 'The audio has no file. Choose one or take the audio out.',
      });
    }
    if (numberAttribute(node, 'duration') === null) {
      report({
        code: 'audio.noLength',
        severity: 'note',
        message: 'The audio has no length. Listeners want to know it first.',
      });
    }
    if (isBlank(childOf(node, 'mediaTitle'))) {
      report({ code: 'audio.noTitle', severity: 'note', message: 'The audio has no title.' });
    }
    if (node.attrs?.['aiGenerated'] === true) return;
    if (stringAttribute(node, 'readingOf') !== '') {
      report({
        code: 'audio.aiUnlabelled',
        severity: 'error',
        message: 'A machine voice reads here, and readers are not told. Tick "AI-generated".',
      });
    } else {
      report({
        code: 'audio.aiUnmarked',
        severity: 'note',
        message: 'Is a machine voice reading? Then tick "AI-generated", so that listeners are told.',
      });
    }
  },
  sample: {
    type: 'audio',
    attrs: {
      source: `media:${'b2'.repeat(32)}.mp3`,
      duration: 364.5,
      aiGenerated: true,
      digitalSourceType: 'algorithmicMedia',
      readingOf: `text:${'c3'.repeat(32)}`,
    },
    content: [{ type: 'mediaTitle', content: [{ type: 'text', text: 'The river, read aloud' }] }],
  },
});

/** A term of the list, else the one that says most. */
function sourceTypeOf(value: string | null): string {
  return value !== null && Object.hasOwn(sourceTypes, value) ? value : usualTerm;
}

function markOf(value: string | null): string {
  return value !== null && readingMarkPattern.test(value) ? value : '';
}
