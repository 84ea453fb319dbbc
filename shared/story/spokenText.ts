import type { Node } from '@tiptap/pm/model';
import { readerWords } from '../document/readerWords.ts';
import { spokenRuns } from './spokenRuns.ts';

/** Text in one language, to be said by one voice. */
export interface SpokenRun {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

export interface SpokenSentence {
  /** Its place in the document: from before its first letter to behind its last. */
  readonly from: number;
  readonly to: number;
  readonly runs: readonly SpokenRun[];
  /** Milliseconds of silence after it. */
  readonly pause: number;
}

export interface SpokenOptions {
  /** The story's, BCP 47. */
  readonly language: string;
  readonly withCaptions: boolean;
}

const afterSentence = 200;
const afterBlock = 450;
const afterHeading = 700;

/** What is seen and not said: names and labels, what describes a picture, what stands in for something else. */
const unspoken: ReadonlySet<string> = new Set([
  'kicker',
  'bylines',
  'audio',
  'embed',
  'relatedStories',
  'credit',
  'altText',
  'mediaTitle',
  'unavailable',
  'consentNote',
  'unknownBlock',
]);
const captions: ReadonlySet<string> = new Set(['caption', 'galleryCaption']);
const headings: ReadonlySet<string> = new Set(['headline', 'subheading', 'boxTitle']);

/**
 * A story as it is read aloud, sentence by sentence: headline, standfirst, summary and body, the captions when
 * they are asked for. Links are their text, numbers stand as they are, a table is only said to be there.
 */
export function spokenText(document: Node, { language, withCaptions }: SpokenOptions): SpokenSentence[] {
  const words = readerWords(language);
  const sentences: SpokenSentence[] = [];
  document.descendants((node, position, parent, index) => {
    const name = node.type.name;
    if (unspoken.has(name) || (captions.has(name) && !withCaptions)) return false;
    if (name === 'table') {
      sentences.push(label(words.table, language, position, position + node.nodeSize));
      return false;
    }
    if (name === 'correction') {
      const kind: unknown = node.attrs['kind'];
      const said = kind === 'update' || kind === 'clarification' ? words[kind] : words.correction;
      sentences.push(label(said, language, position, position + 1));
    }
    if (name === 'listItem' && parent?.type.name === 'orderedList') {
      const start = Number(parent.attrs['start'] ?? 1);
      sentences.push(label(String(start + index), language, position, position + 1));
    }
    if (!node.isTextblock) return true;
    const own = blockSentences(node, position + 1, language);
    const last = own.pop();
    const pause = headings.has(name) ? afterHeading : afterBlock;
    if (last !== undefined) sentences.push(...own, { ...last, pause });
    return false;
  });
  return sentences;
}

function label(text: string, language: string, from: number, to: number): SpokenSentence {
  return { from, to, runs: [{ text: `${text}.`, language }], pause: afterSentence };
}

const isSpoken = /[\p{L}\p{N}]/u;

function blockSentences(block: Node, start: number, language: string): SpokenSentence[] {
  // One character for one position, so that places in the text are places in the document.
  const text = block.textBetween(0, block.content.size, undefined, ' ');
  const found: SpokenSentence[] = [];
  for (const { segment, index } of sentenceSegmenter(language).segment(text)) {
    if (!isSpoken.test(segment)) continue;
    const from = index + segment.length - segment.trimStart().length;
    const to = index + segment.trimEnd().length;
    const runs = spokenRuns(block, { from, to }, language);
    found.push({ from: start + from, to: start + to, runs, pause: afterSentence });
  }
  return found;
}

const segmenters = new Map<string, Intl.Segmenter>();

function sentenceSegmenter(language: string): Intl.Segmenter {
  let found = segmenters.get(language);
  if (found === undefined) {
    found = new Intl.Segmenter(knownLocale(language), { granularity: 'sentence' });
    segmenters.set(language, found);
  }
  return found;
}

/** Sentences are not cut by the machine's own language when the story's is unknown. */
function knownLocale(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language).length > 0 ? language : 'en';
  } catch {
    return 'en';
  }
}
