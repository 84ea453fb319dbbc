import { uiLocale } from '../ui/uiLocale.ts';

const offered = [
  'en',
  'en-GB',
  'en-US',
  'ar',
  'be',
  'bg',
  'ca',
  'ckb',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'et',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'it',
  'ja',
  'ka',
  'kk',
  'ko',
  'ku',
  'lt',
  'lv',
  'nb',
  'nl',
  'pl',
  'ps',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sq',
  'sr',
  'sv',
  'tg',
  'tr',
  'uk',
  'ur',
  'uz',
  'vi',
  'zh',
] as const;

const names = new Intl.DisplayNames(uiLocale, { type: 'language' });

/** "Persian" for `fa`; the code itself when nobody has named it. */
export function languageName(language: string): string {
  try {
    return names.of(language) ?? language;
  } catch {
    return language;
  }
}

/** What a list of languages offers, by name; with the present one, whatever it is. */
export function languageChoices(
  present: string,
): readonly { readonly value: string; readonly label: string }[] {
  const all: readonly string[] = offered.some((code) => code === present) ? offered : [present, ...offered];
  return all
    .map((value) => ({ value, label: languageName(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, uiLocale));
}
