import { defineCheck } from './check.ts';

/** A story without a text, and paragraphs nobody will read to the end. */
const longParagraph = 1500;

export const bodyText = defineCheck({
  name: 'body',
  run({ document }, report) {
    document.forEach((field, offset) => {
      if (field.type.name !== 'body') return;
      if (field.textContent.trim() === '') {
        report({
          code: 'body.empty',
          severity: 'error',
          message: 'The story has no text.',
          position: offset,
        });
      }
      field.forEach((block, inner) => {
        if (block.type.name !== 'paragraph' || block.textContent.length <= longParagraph) return;
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
