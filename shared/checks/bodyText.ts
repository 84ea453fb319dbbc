import type { Node } from '@tiptap/pm/model';
import { defineCheck } from './check.ts';

/** A story without a text, and paragraphs nobody will read to the end. */
const longParagraph = 1500;

/** Ends at the first word: the whole of a long text would be put together only to see that it is there. */
function isBlank(node: Node): boolean {
  return node.isLeaf ? node.textContent.trim() === '' : node.children.every(isBlank);
}

export const bodyText = defineCheck({
  name: 'body',
  run({ document }, report) {
    document.forEach((field, offset) => {
      if (field.type.name !== 'body') return;
      if (isBlank(field)) {
        report({
          code: 'body.empty',
          severity: 'error',
          message: 'The story has no text.',
          position: offset,
        });
      }
      field.forEach((block, inner) => {
        // Its size is at least that of its text.
        if (block.type.name !== 'paragraph' || block.content.size <= longParagraph) return;
        if (block.textContent.length <= longParagraph) return;
        report({
          code: 'paragraph.long',
          severity: 'note',
          message: `This paragraph has ${block.textContent.length} characters. Break it up for small screens.`,
          position: offset + 1 + inner,
        });
      });
    });
  },
});
