/**
 * Makes spellings that people take for the same the same: case, accents of Latin and Greek, ё and е, Arabic
 * and Hebrew vowel marks, the letters Arabic and Persian write differently, digits, compatibility forms.
 * Marks that make another letter stay: й is not и, ї is not і, and Indic vowels are no accents.
 */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(accents, '$1')
    .replace(dropped, '')
    .normalize('NFC')
    .replace(respelt, (letter) => spelling[letter] ?? letter)
    .replace(digits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** Slugs are looked up without regard to case and accents. */
export function slugKey(slug: string): string {
  return fold(slug.trim());
}

/** The words of a text, folded. Scripts that part no words give each letter, so that any run of them is found. */
export function foldedWords(text: string): readonly string[] {
  const folded = fold(text);
  return folded.match(hasUnparted.test(folded) ? mixedWords : words) ?? [];
}

/** Where the words stand in text as it is written, joiners and all; the places where `foldedWords` finds its own. */
export function writtenWords(text: string): RegExpStringIterator<RegExpExecArray> {
  return text.matchAll(hasUnparted.test(text) ? writtenMixedWords : writtenParted);
}

/** `fold` of one word. A text's words come again and again, so the last ones are remembered. */
export function foldWord(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const folded = fold(word);
  remembered.set(word, folded);
  return folded;
}
const remembered = new Map<string, string>();
const mostRemembered = 50_000;

const unparted =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const inWord = '\\p{L}\\p{N}\\p{M}\\p{Co}';
const joiners = '\\u00ad\\u0640\\u200b-\\u200f\\u2060-\\u2064\\ufeff';
const hasUnparted = new RegExp(unparted, 'u');
const words = new RegExp(`[${inWord}]+`, 'gu');
const mixedWords = new RegExp(`${unparted}\\p{M}*|(?:(?!${unparted})[${inWord}])+`, 'gu');
const writtenParted = new RegExp(`[${inWord}${joiners}]+`, 'gu');
const writtenMixedWords = new RegExp(`${unparted}\\p{M}*|(?:(?!${unparted})[${inWord}${joiners}])+`, 'gu');

const isAscii = /^[\u0000-\u007f]*$/;
const accents = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
/** Soft hyphen, tatweel, joiners and direction marks; Hebrew points; Arabic vowel marks and hamza above or below. */
const dropped =
  /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;

const spelling: Readonly<Record<string, string>> = {
  ё: 'е',
  ѐ: 'е',
  ѝ: 'и',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ٱ: 'ا',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const respelt = new RegExp(`[${Object.keys(spelling).join('')}]`, 'g');
/** Arabic-Indic and Persian digits: their code points end in the value. */
const digits = /[\u0660-\u0669\u06f0-\u06f9]/g;
