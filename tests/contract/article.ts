import type { NodeJson } from '../../shared/document/json.ts';

const line = (type: string, text: string): NodeJson =>
  text === '' ? { type } : { type, content: [{ type: 'text', text }] };

/** A small story: a headline, three summary points and paragraphs. */
export function article(headline: string, ...paragraphs: readonly string[]): NodeJson {
  return {
    type: 'doc',
    content: [
      line('kicker', ''),
      line('headline', headline),
      line('standfirst', ''),
      { type: 'bylines' },
      { type: 'summary', content: ['One.', 'Two.', 'Three.'].map((text) => line('summaryItem', text)) },
      { type: 'lead' },
      {
        type: 'body',
        content: (paragraphs.length === 0 ? [''] : paragraphs).map((text) => line('paragraph', text)),
      },
    ],
  };
}

/** A small story with a picture above its text. */
export function withPicture(headline: string, source: string): NodeJson {
  const figure = {
    type: 'figure',
    attrs: { source },
    content: [{ type: 'caption' }, { type: 'credit' }, { type: 'altText' }],
  };
  const { content = [], ...doc } = article(headline);
  return {
    ...doc,
    content: content.map((part) => (part.type === 'lead' ? { ...part, content: [figure] } : part)),
  };
}

/** So many words, no two stories alike. */
export function manyWords(count: number, word = 'tide'): string {
  return Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
}

/** The text of a document, in order. */
export function textOf(node: NodeJson): string {
  return node.text ?? (node.content ?? []).map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}
