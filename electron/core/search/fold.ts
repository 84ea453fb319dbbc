import { fold } from '../../../shared/story/fold.ts';

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
