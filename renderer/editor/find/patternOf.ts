/** Vowel signs and other points of Arabic and Hebrew, and the stroke that only stretches a word (Unicode, "Mn"; U+0640). */
const points =
  '\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed';
const point = new RegExp(`[${points}]`, 'u');
const pointed = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Signs a writer does not tell apart when looking for words: the straight ones are what the keyboard has. */
const alike: Readonly<Record<string, string>> = {
  "'": "['’‘ʼ]",
  '"': '["“”„«»]',
  '-': '[-\u2010\u2011]',
  ' ': '[ \u00a0\u202f\u2009]',
};

/**
 * The regular expression (flags `u`) that finds words as a reader reads them: Arabic and Hebrew with or
 * without their vowel signs, unless some are given; letters with accents however they are coded; curly
 * quotes for straight ones; any space for a space.
 */
export function patternOf(words: string): string {
  const text = words.normalize('NFC');
  const isExact = point.test(text);
  let pattern = '';
  for (const sign of text) {
    const apart = sign.normalize('NFD');
    const one = alike[sign] ?? (apart === sign ? quoted(sign) : `(?:${quoted(sign)}|${quoted(apart)})`);
    pattern += !isExact && pointed.test(sign) ? `${one}[${points}]*` : one;
  }
  return pattern;
}

function quoted(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}
