import { z } from '../zod.ts';
import { primaryOf } from './spokenRuns.ts';

/** How a newsroom wants a name said: as it is written, as a voice has to read it to say it right, and where. */
export const pronunciation = z.object({
  written: z.string().trim().min(1).max(200),
  spoken: z.string().trim().min(1).max(200),
  /** Said so in texts of this language alone; '' for all. */
  language: z
    .string()
    .regex(/^(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)?$/)
    .max(100)
    .default(''),
});
export type Pronunciation = z.infer<typeof pronunciation>;
export const pronunciations = z.array(pronunciation).max(5000);

/** A text with names put as they are said: whole words as they are written, the longest first. */
export type Pronounce = (text: string, language: string) => string;

/** Languages that write no spaces have no whole words to be seen from outside. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const isUnspaced = new RegExp(`[${unspaced}]`, 'u');
const inWord = '[\\p{L}\\p{N}\\p{M}\\u200c\\u200d]';

export function pronouncer(entries: readonly Pronunciation[]): Pronounce {
  const byLanguage = new Map<string, { readonly words: RegExp; readonly said: Map<string, string> } | null>();
  const prepare = (language: string) => {
    // A name said in one way everywhere gives way to how it is said in this language.
    const own = entries.filter((entry) => entry.language === '' || speaks(entry.language, language));
    const said = new Map<string, string>();
    for (const { written, spoken } of own.toSorted(
      (one, other) => one.language.length - other.language.length,
    ))
      said.set(written.normalize('NFC'), spoken);
    const written = [...said.keys()].sort((one, other) => other.length - one.length);
    return said.size === 0 ? null : { words: new RegExp(written.map(wholeWord).join('|'), 'gu'), said };
  };
  return (text, language) => {
    let known = byLanguage.get(language);
    if (known === undefined) {
      known = prepare(language);
      byLanguage.set(language, known);
    }
    if (known === null) return text;
    const { words, said } = known;
    return text.normalize('NFC').replace(words, (word) => said.get(word) ?? word);
  };
}

/** `en` speaks for `en-GB`, `en-GB` not for `en-US`. */
function speaks(entry: string, language: string): boolean {
  return entry.toLowerCase() === language.toLowerCase() || entry.toLowerCase() === primaryOf(language);
}

function wholeWord(written: string): string {
  const escaped = written.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const starts = isUnspaced.test(written.slice(0, 2)) ? '' : `(?<!${inWord})`;
  const ends = isUnspaced.test(written.slice(-2)) ? '' : `(?!${inWord})`;
  return `${starts}${escaped}${ends}`;
}
