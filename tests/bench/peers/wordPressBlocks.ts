import { createRequire } from 'node:module';
import { createElement } from 'react';
import type { Block } from '../content/article.ts';
import { inlineHtml } from '../content/plainHtml.ts';

/** What of @wordpress/blocks is used; its own types want a browser. */
interface WordPress {
  registerBlockType(name: string, settings: object): unknown;
  createBlock(name: string, attributes: object, inner?: readonly unknown[]): unknown;
  serialize(blocks: readonly unknown[]): string;
  __unstableGetInnerBlocksProps(): { readonly children: unknown };
}

// The package's ES modules import JSON and folders as bundlers allow; its CommonJS build runs in Node.
const wordPress = createRequire(import.meta.url)('@wordpress/blocks') as WordPress;

const html = (tag: string) => ({
  attributes: { content: { type: 'string', source: 'html', selector: tag } },
  save: ({ attributes }: { attributes: { content: string } }) =>
    // biome-ignore lint/security/noDangerouslySetInnerHtml: how WordPress writes the HTML that its blocks hold
    createElement(tag, { dangerouslySetInnerHTML: { __html: attributes.content } }),
});
const container = (tag: string) => ({
  attributes: {},
  save: () => createElement(tag, wordPress.__unstableGetInnerBlocksProps()),
});

/** Registers the five core blocks of the article, each saved with the tags that WordPress writes. */
export function registerWordPressBlocks(): void {
  const add = (name: string, title: string, settings: object): void => {
    wordPress.registerBlockType(name, { apiVersion: 3, title, category: 'text', ...settings });
  };
  add('core/paragraph', 'Paragraph', html('p'));
  add('core/heading', 'Heading', html('h2'));
  add('core/list-item', 'List item', html('li'));
  add('core/list', 'List', container('ul'));
  add('core/quote', 'Quote', container('blockquote'));
}

function wordPressBlock(block: Block): unknown {
  switch (block.kind) {
    case 'paragraph':
      return wordPress.createBlock('core/paragraph', { content: inlineHtml(block.runs) });
    case 'subheading':
      return wordPress.createBlock('core/heading', { content: inlineHtml(block.runs) });
    case 'quote':
      return wordPress.createBlock('core/quote', {}, [
        wordPress.createBlock('core/paragraph', { content: inlineHtml(block.runs) }),
      ]);
    case 'list':
      return wordPress.createBlock(
        'core/list',
        {},
        block.items.map((item) => wordPress.createBlock('core/list-item', { content: inlineHtml(item) })),
      );
  }
}

/** The article as WordPress holds it: a tree of blocks whose text is HTML already. */
export function wordPressBlocks(blocks: readonly Block[]): readonly unknown[] {
  return blocks.map(wordPressBlock);
}

export function serializeWordPress(blocks: readonly unknown[]): string {
  return wordPress.serialize(blocks);
}
