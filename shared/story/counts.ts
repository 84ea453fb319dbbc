import type { Node } from '@tiptap/pm/model';

export interface Counts {
  readonly words: number;
  /** Characters as a reader counts them (grapheme clusters, Unicode UAX #29), spaces included. */
  readonly characters: number;
  /** Reading time in whole minutes, at least 1 when there is a word. */
  readonly minutes: number;
}

type Tally = Omit<Counts, 'minutes'>;

/** Words a minute by language, from the IReST reading tests (Trauzettel-Klosinski and Dietz, 2012). */
const speeds: ReadonlyMap<string, number> = new Map([
  ['ar', 138],
  ['de', 179],
  ['en', 228],
  ['es', 218],
  ['fi', 161],
  ['fr', 195],
  ['he', 187],
  ['it', 188],
  ['nl', 202],
  ['pl', 166],
  ['pt', 181],
  ['ru', 184],
  ['sv', 199],
  ['tr', 166],
]);
const usualSpeed = 185;

/** Text that is not the story's own: descriptions, credits, the words for a film that is gone. */
const uncounted: ReadonlySet<string> = new Set(['altText', 'credit', 'unavailable']);

const segmenters = new Map<string, Intl.Segmenter>();

/** Words are not cut by the machine's own language when the story's is unknown. */
function knownLanguage(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language).length > 0 ? language : 'en';
  } catch {
    return 'en';
  }
}

function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let found = segmenters.get(key);
  if (found === undefined) {
    found = new Intl.Segmenter(knownLanguage(language), { granularity });
    segmenters.set(key, found);
  }
  return found;
}

/** Latin, Greek and Cyrillic letters without marks that join them: as many characters as units. */
const simple = /^[\n -\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027]*$/;

function tally(text: string, language: string): Tally {
  let words = 0;
  for (const segment of segmenter(language, 'word').segment(text))
    if (segment.isWordLike === true) words += 1;
  if (simple.test(text)) return { words, characters: text.length };
  let characters = 0;
  for (const _ of segmenter(language, 'grapheme').segment(text)) characters += 1;
  return { words, characters };
}

export function readingMinutes(words: number, language: string): number {
  if (words === 0) return 0;
  const speed = speeds.get(language.split('-', 1)[0]?.toLowerCase() ?? '') ?? usualSpeed;
  return Math.max(1, Math.round(words / speed));
}

export function countText(text: string, language: string): Counts {
  const { words, characters } = tally(text, language);
  return { words, characters, minutes: readingMinutes(words, language) };
}

/**
 * What was counted lately, by text: each save reads the document anew, and all but one of its paragraphs
 * are those of the save before. Short of a bound, so that bulk work does not keep every text it has seen.
 */
const lately = new Map<string, Tally>();
const mostLately = 4000;
const longestKept = 5000;

function tallyOnce(text: string, language: string): Tally {
  if (text.length > longestKept) return tally(text, language);
  const key = `${language} ${text}`;
  const known = lately.get(key);
  if (known !== undefined) return known;
  if (lately.size >= mostLately) lately.clear();
  const result = tally(text, language);
  lately.set(key, result);
  return result;
}

/** Text blocks never change, only give way to new ones: what was counted once need not be again. */
const counted = new WeakMap<Node, { readonly language: string; readonly tally: Tally }>();

function countBlock(node: Node, language: string): Tally {
  const known = counted.get(node);
  if (known !== undefined && known.language === language) return known.tally;
  const result =
    node.content.size === 0
      ? { words: 0, characters: 0 }
      : tallyOnce(node.textBetween(0, node.content.size, ' ', ' '), language);
  counted.set(node, { language, tally: result });
  return result;
}

/** Everything a reader reads below a node. After a change, only the blocks that changed are counted again. */
export function countDocument(node: Node, language: string): Counts {
  let words = 0;
  let characters = 0;
  const visit = (one: Node): boolean => {
    if (uncounted.has(one.type.name)) return false;
    if (!one.isTextblock) return true;
    const block = countBlock(one, language);
    words += block.words;
    characters += block.characters;
    return false;
  };
  if (visit(node)) node.descendants(visit);
  return { words, characters, minutes: readingMinutes(words, language) };
}
