/** A language's quotation marks and dash, as its publishers set them (CLDR 46 `delimiters`; dashes by house style). */
export interface Typography {
  readonly open: string;
  readonly close: string;
  readonly innerOpen: string;
  readonly innerClose: string;
  /** Between words, with spaces around it or without as it was typed. */
  readonly dash: string;
}

const typography = (quotes: string, inner: string, dash = '—'): Typography => {
  const [open = '', close = ''] = quotes.split(' ');
  const [innerOpen = '', innerClose = ''] = inner.split(' ');
  return { open, close, innerOpen, innerClose, dash };
};

const english = typography('“ ”', '‘ ’');
const guillemets = typography('« »', '„ “');

/** By primary language tag, or by tag and region where a region differs. */
const byLanguage: Readonly<Record<string, Typography>> = {
  en: english,
  ru: guillemets,
  uk: guillemets,
  be: guillemets,
  de: typography('„ “', '‚ ‘', '–'),
  'de-CH': typography('« »', '‹ ›', '–'),
  at: typography('„ “', '‚ ‘', '–'),
  fr: typography('«\u202f \u202f»', '“ ”'),
  'fr-CH': typography('« »', '‹ ›'),
  es: typography('« »', '“ ”'),
  it: typography('« »', '“ ”', '–'),
  pt: typography('“ ”', '‘ ’'),
  'pt-PT': typography('« »', '“ ”'),
  pl: typography('„ ”', '« »', '–'),
  cs: typography('„ “', '‚ ‘', '–'),
  sk: typography('„ “', '‚ ‘', '–'),
  bg: typography('„ “', '‚ ‘', '–'),
  ro: typography('„ ”', '« »', '–'),
  hu: typography('„ ”', '» «', '–'),
  el: typography('« »', '“ ”', '–'),
  nl: typography('“ ”', '‘ ’', '–'),
  sv: typography('” ”', '’ ’', '–'),
  fi: typography('” ”', '’ ’', '–'),
  da: typography('” ”', '’ ’', '–'),
  nb: typography('« »', '‘ ’', '–'),
  no: typography('« »', '‘ ’', '–'),
  tr: typography('“ ”', '‘ ’', '–'),
  fa: typography('« »', '‹ ›'),
  ar: typography('« »', '“ ”'),
  ur: typography('“ ”', '‘ ’'),
  he: typography('” ”', '’ ’', '–'),
  ja: typography('「 」', '『 』', '――'),
  zh: typography('“ ”', '‘ ’', '——'),
};

/** `tag` is BCP 47; an unknown language gets English marks. */
export function typographyOf(tag: string): Typography {
  const [primary = '', ...rest] = tag.split('-');
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part));
  const exact =
    region === undefined ? undefined : byLanguage[`${primary.toLowerCase()}-${region.toUpperCase()}`];
  return exact ?? byLanguage[primary.toLowerCase()] ?? english;
}
