import { type Block, linkAddress, type Run } from './article.ts';

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run list as HTML; WordPress keeps the text of its blocks in this form. */
export function inlineHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, mark }) => {
      if (mark === 'bold') return `<strong>${escapeText(text)}</strong>`;
      if (mark === 'italic') return `<em>${escapeText(text)}</em>`;
      return mark === 'link'
        ? `<a href="${escapeText(linkAddress)}">${escapeText(text)}</a>`
        : escapeText(text);
    })
    .join('');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.runs)}</p>`;
    case 'subheading':
      return `<h2>${inlineHtml(block.runs)}</h2>`;
    case 'quote':
      return `<blockquote><p>${inlineHtml(block.runs)}</p></blockquote>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li><p>${inlineHtml(item)}</p></li>`).join('')}</ul>`;
  }
}

/** The article as the plain page of somebody else, which every importer can read. */
export function plainHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n');
}
