import type { MarkJson, NodeJson } from '../../../shared/document/json.ts';
import { type Block, linkAddress, type Run } from './article.ts';

const marks: Readonly<Record<NonNullable<Run['mark']>, MarkJson>> = {
  bold: { type: 'bold' },
  italic: { type: 'italic' },
  link: { type: 'link', attrs: { href: linkAddress } },
};

function inline(runs: readonly Run[]): readonly NodeJson[] {
  return runs.map(({ text, mark }) =>
    mark === undefined ? { type: 'text', text } : { type: 'text', text, marks: [marks[mark]] },
  );
}

const paragraph = (runs: readonly Run[]): NodeJson => ({ type: 'paragraph', content: inline(runs) });

function node(block: Block): NodeJson {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.runs);
    case 'subheading':
      return { type: 'subheading', attrs: { level: 2 }, content: inline(block.runs) };
    case 'quote':
      return { type: 'blockquote', content: [paragraph(block.runs), { type: 'attribution' }] };
    case 'list':
      return {
        type: 'bulletList',
        content: block.items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
      };
  }
}

const text = (type: string, content: string): NodeJson => ({
  type,
  content: [{ type: 'text', text: content }],
});

/** The article as a whole Stet story with a head. */
export function stetDocument(headline: string, blocks: readonly Block[]): NodeJson {
  return {
    type: 'doc',
    content: [
      text('kicker', 'Measured'),
      text('headline', headline),
      text('standfirst', 'A story made to be timed.'),
      { type: 'bylines' },
      { type: 'summary', content: ['One', 'Two', 'Three'].map((item) => text('summaryItem', item)) },
      { type: 'lead' },
      { type: 'body', content: blocks.map(node) },
    ],
  };
}
