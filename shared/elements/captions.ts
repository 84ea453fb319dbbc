import { captionsAttributes, keptTrackOf } from '../document/captionsMarkup.ts';
import { defineElement } from '../document/element.ts';
import { stringAttribute } from '../document/nodeJson.ts';

/** Words of a film for those who do not hear it or do not know its language: a file in WebVTT, and whose words. */
export const captions = defineElement({
  name: 'captions',
  label: 'Captions',
  node: { atom: true, selectable: true },
  attributes: captionsAttributes,
  // A film puts them into its player itself.
  html: keptTrackOf,
  // The film they belong to reads them.
  htmlIn: [],
  check(node, report) {
    if (stringAttribute(node, 'source') === '') {
      report({ code: 'captions.noFile', severity: 'warning', message: 'Captions of a film have no file.' });
    }
    if (stringAttribute(node, 'language').trim() === '') {
      report({
        code: 'captions.noLanguage',
        severity: 'warning',
        message: 'Captions of a film do not say their language, such as “en” or “uk”.',
      });
    }
  },
  sample: {
    type: 'captions',
    attrs: { source: `media:${'f6'.repeat(32)}.vtt`, kind: 'subtitles', language: 'uk', label: 'Українська' },
  },
});
