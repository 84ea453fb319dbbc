import type { Node } from '@tiptap/pm/model';
import { guessLanguage } from '../formats/guessLanguage.ts';
import type { SpokenRun } from './spokenText.ts';

/** Scripts whose letters give the language away when the story is not written in them. */
const scripts: readonly (readonly [letters: RegExp, languages: readonly string[]])[] = [
  [/\p{Script=Cyrillic}/u, ['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'ky', 'mn', 'tg', 'tt']],
  [/\p{Script=Arabic}/u, ['ar', 'fa', 'ur', 'ps', 'sd', 'ug', 'ckb']],
  [/\p{Script=Hebrew}/u, ['he', 'yi']],
];

/** A part of a text block by the languages it is in: those a writer marked, and those its letters show. */
export function spokenRuns(
  block: Node,
  { from, to }: { readonly from: number; readonly to: number },
  language: string,
): readonly SpokenRun[] {
  const pieces: SpokenRun[] = [];
  block.nodesBetween(from, to, (node, position) => {
    const text = node.isText ? (node.text ?? '') : ' ';
    const own = text.slice(Math.max(0, from - position), to - position);
    const marked: unknown = node.marks.find(({ type }) => type.name === 'language')?.attrs['lang'];
    if (typeof marked === 'string' && marked !== '') pieces.push({ text: own, language: marked });
    else pieces.push(...byScript(own, language, block));
  });
  return joined(pieces);
}

/** Which of a script's languages it is, all of the block's words in it tell better than one. */
function byScript(text: string, language: string, block: Node): readonly SpokenRun[] {
  const primary = primaryOf(language);
  const foreign = scripts.find(([letters, languages]) => !languages.includes(primary) && letters.test(text));
  if (foreign === undefined) return [{ text, language }];
  const [letters] = foreign;
  const inScript = splitBy(block.textContent, letters).filter(({ isInScript }) => isInScript);
  const guessed = guessLanguage(inScript.map(({ part }) => part).join(' ')) ?? language;
  return splitBy(text, letters).map(({ part, isInScript }) => ({
    text: part,
    language: isInScript ? guessed : language,
  }));
}

/** Words of a script, with the signs between and behind them, apart from the rest. */
function splitBy(
  text: string,
  letters: RegExp,
): readonly { readonly part: string; readonly isInScript: boolean }[] {
  const follow = `[^\\p{L}\\p{N}]*(?:${letters.source}|\\p{M}|\\p{N})`;
  const words = new RegExp(`${letters.source}(?:${follow})*[^\\p{L}\\p{N}\\s]*`, 'gu');
  const parts: { part: string; isInScript: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(words)) {
    if (match.index > end) parts.push({ part: text.slice(end, match.index), isInScript: false });
    parts.push({ part: match[0], isInScript: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ part: text.slice(end), isInScript: false });
  return parts;
}

const isSpoken = /[\p{L}\p{N}]/u;

/** Neighbours in one language are said in one breath; signs between two go with the first. */
function joined(pieces: readonly SpokenRun[]): readonly SpokenRun[] {
  const runs: { text: string; language: string }[] = [];
  for (const { text, language } of pieces) {
    const last = runs.at(-1);
    if (last !== undefined && (last.language === language || !isSpoken.test(text))) last.text += text;
    else if (last !== undefined && !isSpoken.test(last.text)) {
      last.text += text;
      last.language = language;
    } else runs.push({ text, language });
  }
  return runs.map(({ text, language }) => ({ text: text.replace(/\s+/gu, ' ').trim(), language }));
}

/** "en" of "en-GB". */
export function primaryOf(language: string): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? '';
}
