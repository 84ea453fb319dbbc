import type { NodeJson } from '../../shared/document/json.ts';

const text = (words: string): readonly NodeJson[] => (words === '' ? [] : [{ type: 'text', text: words }]);

export const paragraph = (words: string): NodeJson => ({ type: 'paragraph', content: text(words) });

/** A plain story as a library holds it. */
export function storyJson(headline: string, ...paragraphs: readonly string[]): NodeJson {
  return {
    type: 'doc',
    content: [
      { type: 'kicker' },
      { type: 'headline', content: text(headline) },
      { type: 'standfirst' },
      { type: 'bylines' },
      { type: 'summary', content: [{ type: 'summaryItem' }] },
      { type: 'lead' },
      {
        type: 'body',
        content: paragraphs.length === 0 ? [{ type: 'paragraph' }] : paragraphs.map(paragraph),
      },
    ],
  };
}
