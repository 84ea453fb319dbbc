import type { NodeJson } from '../../shared/document/json.ts';

const text = (words: string, ...marks: NonNullable<NodeJson['marks']>): NodeJson =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
const block = (type: string, words: string, attrs?: NodeJson['attrs']): NodeJson => ({
  type,
  ...(attrs === undefined ? {} : { attrs }),
  ...(words === '' ? {} : { content: [text(words)] }),
});
const paragraph = (words: string): NodeJson => block('paragraph', words);

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const address = `https://long.example/${'a-path-that-nobody-broke/'.repeat(8)}?query=${'x'.repeat(120)}`;

function figure(source: string | null, words: string, size = 'full'): NodeJson {
  return {
    type: 'figure',
    attrs: { source, size },
    content: [block('caption', words), block('credit', longWord), block('altText', words)],
  };
}

function table(columns: number, rows: number): NodeJson {
  return {
    type: 'table',
    content: Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow',
      content: Array.from({ length: columns }, (_unused, column) => ({
        type: row === 0 || column === 0 ? 'tableHeader' : 'tableCell',
        content: [paragraph(row === 0 ? `Column number ${column + 1}` : `${row * 1_234_567 + column}`)],
      })),
    })),
  };
}

function nested(depth: number): NodeJson {
  const type = depth % 2 === 0 ? 'bulletList' : 'orderedList';
  const inner = depth === 0 ? [] : [nested(depth - 1)];
  return {
    type,
    content: [{ type: 'listItem', content: [paragraph(`Level ${depth}: ${longWord}`), ...inner] }],
  };
}

/** What a page must stand: words without a break, tables wider than it, gaps, and what nobody knows. */
export const hardStory: NodeJson = {
  type: 'doc',
  content: [
    block('kicker', `${longWord} ${longWord}`),
    block(
      'headline',
      `${'A headline that would not end whatever the desk said to it '.repeat(6)}${longWord}`,
    ),
    block('standfirst', `${longWord} ${'and a standfirst as long as some stories are '.repeat(10)}`),
    {
      type: 'bylines',
      content: Array.from({ length: 7 }, (_, index) => ({
        type: 'byline',
        attrs: {
          name: index === 3 ? longWord : `Contributor Number ${index + 1}`,
          role: longWord,
          biography: 'Writes. '.repeat(40),
        },
      })),
    },
    { type: 'summary', content: [block('summaryItem', longWord), block('summaryItem', address)] },
    { type: 'lead', content: [figure(`media:${'0'.repeat(64)}.jpg`, 'A picture that is gone')] },
    {
      type: 'body',
      content: [
        paragraph(address),
        { type: 'paragraph', content: [text(address, { type: 'link', attrs: { href: address } })] },
        figure('https://pictures.example/large.jpg', 'A picture on another site', 'inset'),
        paragraph('A short one beside it.'),
        { type: 'hologram', attrs: { depth: 3 }, content: [paragraph('What a newer Stet wrote')] },
        table(14, 6),
        nested(6),
        {
          type: 'pullQuote',
          content: [paragraph(`${longWord} ${longWord}`), block('attribution', longWord)],
        },
        {
          type: 'blockquote',
          content: [paragraph('نقل قولی از راست به چپ، در میان متن.'), block('attribution', '')],
        },
        { type: 'factBox', content: [block('boxTitle', longWord), paragraph(address)] },
        { type: 'notice', attrs: { kind: 'legal' }, content: [paragraph(address)] },
        {
          type: 'video',
          attrs: { duration: 266, embedUrl: address },
          content: [
            block('mediaTitle', `${longWord} ${longWord}`),
            block('caption', longWord),
            block('credit', longWord),
            block('unavailable', 'This film may be shown in some countries only.'),
          ],
        },
        {
          type: 'audio',
          attrs: { duration: 364.5, aiGenerated: true },
          content: [block('mediaTitle', longWord)],
        },
        {
          type: 'embed',
          attrs: { url: address },
          content: [block('mediaTitle', longWord), block('embedText', '')],
        },
        {
          type: 'relatedStories',
          content: [block('boxTitle', ''), block('relatedStory', longWord, { url: address })],
        },
        { type: 'correction', attrs: { kind: 'update', date: '2026-03-03' }, content: [paragraph(longWord)] },
        block('subheading', longWord, { level: 3 }),
        paragraph('The end.'),
      ],
    },
  ],
};
