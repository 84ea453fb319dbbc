import { typographyOf } from './quotes.ts';
import type { TypingRule } from './typingRule.ts';

const opensAfter = /[\s([{<«„“‘‚—–\-/\u2028\ufffc]$/u;

/** Quotes, dashes and the ellipsis as the story's language sets them. */
export const smartRules: readonly TypingRule[] = [
  {
    // A straight quote: opening after a space or at the start, else closing.
    match: /"$/,
    replace: (_match, { before, language }) => {
      const marks = typographyOf(language);
      return opens(before) ? marks.open : marks.close;
    },
  },
  {
    match: /'$/,
    replace: (_match, { before, language }) => {
      const marks = typographyOf(language);
      if (!opens(before))
        return isQuoteOpen(before, marks.innerOpen, marks.innerClose) ? marks.innerClose : '’';
      // Years and clipped words take an apostrophe, which only the next key can tell; this is the rarer case.
      return marks.innerOpen;
    },
  },
  {
    // Two hyphens and anything but a third: three are a divider or a rule typed on purpose.
    match: /(?<!-)--([^-])$/u,
    replace: (match, { language }) => `${typographyOf(language).dash}${match[1] ?? ''}`,
  },
  {
    // A hyphen between spaces is a dash; at the start of a line it begins a list.
    match: /(?<=\S) - $/u,
    replace: (_match, { language }) => ` ${typographyOf(language).dash} `,
  },
  { match: /(?<!\.)\.\.\.$/, replace: () => '…' },
];

function opens(before: string): boolean {
  return before === '' || opensAfter.test(before);
}

/** Whether an inner quotation was opened before and not closed; where both marks are the apostrophe, it was not. */
function isQuoteOpen(before: string, open: string, close: string): boolean {
  return open !== close && before.lastIndexOf(open) > before.lastIndexOf(close);
}
