import { defineCheck } from './check.ts';

/** Screen readers jump by headings: a third level under no second one looks like something is missing. */
export const headingOrder = defineCheck({
  name: 'headings',
  run({ document }, report) {
    let hasSecond = false;
    document.descendants((node, position) => {
      if (node.type.name === 'subheading') {
        if (node.attrs['level'] === 2) hasSecond = true;
        else if (!hasSecond) {
          report({
            code: 'headings.skipped',
            severity: 'note',
            message: 'A small subheading stands before any large one. Make it large, or put one above it.',
            position,
          });
          hasSecond = true;
        }
      } else if (node.type.name === 'boxTitle' && node.content.size > 0) hasSecond = true;
      return !node.isTextblock;
    });
  },
});
