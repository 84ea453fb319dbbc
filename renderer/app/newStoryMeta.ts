import type { StoryMeta } from '../../shared/story/story.ts';

const rightToLeft: ReadonlySet<string> = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'lrc',
  'mzn',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);
const rightToLeftScripts = /-(Arab|Hebr|Syrc|Thaa|Nkoo|Adlm)\b/i;

/** The direction a language is written in. `language` is BCP 47; a script subtag decides over the language. */
export function languageDirection(language: string): 'ltr' | 'rtl' {
  if (rightToLeftScripts.test(language)) return 'rtl';
  if (/-(Latn|Cyrl)\b/i.test(language)) return 'ltr';
  return rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The facts a new story starts with. */
export function newStoryMeta(language: string): Partial<StoryMeta> {
  return { language, direction: languageDirection(language) };
}
