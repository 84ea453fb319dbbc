const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb']);

/** The direction a language is usually written in. `language` is BCP 47; a script subtag wins ("az-Arab"). */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', second = ''] = language.toLowerCase().split('-');
  if (second.length === 4) return second === 'arab' || second === 'hebr' ? 'rtl' : 'ltr';
  return rightToLeft.has(primary) ? 'rtl' : 'ltr';
}

/**
 * The language of a text that does not say: told by letters only one of the languages of a script has, so
 * Latin text stays undecided (null), and a wrong guess is one the writer sees and changes.
 */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, 20_000);
  const count = (letters: RegExp) => sample.match(letters)?.length ?? 0;
  const latin = count(/\p{Script=Latin}/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const arabic = count(/\p{Script=Arabic}/gu);
  const hebrew = count(/\p{Script=Hebrew}/gu);
  if (Math.max(cyrillic, arabic, hebrew) <= latin) return null;
  if (cyrillic >= arabic && cyrillic >= hebrew)
    return /[іїєґ]/iu.test(sample) && !/[ыэёъ]/iu.test(sample) ? 'uk' : 'ru';
  if (hebrew > arabic) return 'he';
  return count(/[پچژگیک]/gu) > arabic / 100 ? 'fa' : 'ar';
}

/** Language and direction as facts, when the text gives them away. */
export function languageFacts(text: string): {
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
} {
  const language = guessLanguage(text);
  return language === null ? {} : { language, direction: directionOf(language) };
}
