import { between, type Random, seeded } from './random.ts';
import { type Script, vocabulary } from './vocabulary.ts';

/** A stretch of text with at most one mark. */
export interface Run {
  readonly text: string;
  readonly mark?: 'bold' | 'italic' | 'link';
}

/** A block in nobody's format: every contestant gets the same article in its own. */
export type Block =
  | { readonly kind: 'paragraph' | 'subheading' | 'quote'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] };

export const linkAddress = 'https://example.org/archive?year=2026&page=4';

/** A sentence of 6 to 22 words; some carry characters that HTML must escape. */
function sentence(random: Random, script: Script): string {
  const words = vocabulary(script);
  const list = Array.from({ length: between(random, 6, 22) }, () => words.pick(random));
  const first = list[0] ?? '';
  list[0] = first.charAt(0).toUpperCase() + first.slice(1);
  if (random() < 0.1) list[Math.floor(list.length / 2)] += ' & sons';
  if (random() < 0.05) list[list.length - 1] += ' < 5%';
  return `${list.join(' ')}.`;
}

/** The sentence in up to three runs; in about every third one a phrase is marked. */
function markedSentence(random: Random, script: Script): readonly Run[] {
  const text = `${sentence(random, script)} `;
  const start = text.indexOf(' ', Math.floor(text.length / 3)) + 1;
  const end = text.indexOf(' ', start + 12);
  if (random() > 0.35 || start === 0 || end === -1) return [{ text }];
  const mark = (['bold', 'italic', 'link'] as const)[between(random, 0, 2)] ?? 'bold';
  return [{ text: text.slice(0, start) }, { text: text.slice(start, end), mark }, { text: text.slice(end) }];
}

/** One to four sentences. Neighbours without a mark are one run, as in every editor. */
export function runsOf(random: Random, script: Script): readonly Run[] {
  const runs: Run[] = [];
  for (let left = between(random, 1, 4); left > 0; left -= 1) {
    for (const run of markedSentence(random, script)) {
      const last = runs.at(-1);
      if (last === undefined || last.mark !== undefined || run.mark !== undefined) runs.push(run);
      else runs[runs.length - 1] = { text: last.text + run.text };
    }
  }
  return runs;
}

function block(index: number, random: Random, script: Script): Block {
  switch (index % 10) {
    case 3:
      return { kind: 'subheading', runs: [{ text: sentence(random, script).slice(0, 60).trim() }] };
    case 5:
      return { kind: 'list', items: [0, 1, 2].map(() => [{ text: sentence(random, script) }]) };
    case 8:
      return { kind: 'quote', runs: runsOf(random, script) };
    default:
      return { kind: 'paragraph', runs: runsOf(random, script) };
  }
}

/** In every ten blocks: seven paragraphs, a subheading, a list of three and a quotation. */
export function articleOfBlocks(count: number, seed = 1, script: Script = 'latin'): readonly Block[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => block(index, random, script));
}

export function blockText(item: Block): string {
  const runs = item.kind === 'list' ? item.items.flat() : item.runs;
  return runs.map((run) => run.text).join('');
}

/** Whole blocks until the article has at least so many words. */
export function articleOfWords(words: number, seed = 1, script: Script = 'latin'): readonly Block[] {
  const random = seeded(seed);
  const blocks: Block[] = [];
  let count = 0;
  while (count < words) {
    const next = block(blocks.length, random, script);
    blocks.push(next);
    count += blockText(next).split(' ').length;
  }
  return blocks;
}
