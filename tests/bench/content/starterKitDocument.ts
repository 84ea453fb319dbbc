import type { JSONContent } from '@tiptap/core';
import { type Block, linkAddress, type Run } from './article.ts';

function inline(runs: readonly Run[]): JSONContent[] {
  return runs.map(({ text, mark }) => {
    if (mark === undefined) return { type: 'text', text };
    return {
      type: 'text',
      text,
      marks: [mark === 'link' ? { type: 'link', attrs: { href: linkAddress } } : { type: mark }],
    };
  });
}

const paragraph = (runs: readonly Run[]): JSONContent => ({ type: 'paragraph', content: inline(runs) });

function node(block: Block): JSONContent {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.runs);
    case 'subheading':
      return { type: 'heading', attrs: { level: 2 }, content: inline(block.runs) };
    case 'quote':
      return { type: 'blockquote', content: [paragraph(block.runs)] };
    case 'list':
      return {
        type: 'bulletList',
        content: block.items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
      };
  }
}

/** The article in the nodes of TipTap's StarterKit. */
export function starterKitDocument(blocks: readonly Block[]): JSONContent {
  return { type: 'doc', content: blocks.map(node) };
}
