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
