import { foldWord, writtenWords } from './fold.ts';
import type { SearchTerm } from './parseQuery.ts';

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly term: number;
}

/** UTF-16 units shown before the first hit and in all, and how far into a text hits are looked for. */
const before = 40;
const length = 180;
const farthest = 200_000;

/**
 * The stretch of a text with the most different terms in it, as it was written, on one line, each hit
 * between \u0002 and \u0003. The beginning of the text when nothing of it was hit.
 */
export function snippet(text: string, terms: readonly SearchTerm[]): string {
  const hits = findHits(text.slice(0, farthest), terms);
  const first = bestHit(hits);
  const start = first === undefined ? 0 : wordStart(text, Math.max(0, first.start - before));
  const end = Math.min(text.length, start + length);
  const shown = (start > 0 ? '…' : '') + marked(text, hits, start, end);
  return onOneLine(end < text.length ? `${shown.trimEnd()}…` : shown);
}

/** A whole headline, as it was written, with its hits marked; in one longer than a snippet, the first of them. */
export function markHits(text: string, terms: readonly SearchTerm[]): string {
  return onOneLine(marked(text, findHits(text, terms), 0, text.length));
}

function marked(text: string, hits: readonly Hit[], start: number, end: number): string {
  let shown = '';
  let at = start;
  for (const hit of hits) {
    if (hit.start < at || hit.end > end) continue;
    shown += `${plain(text.slice(at, hit.start))}\u0002${plain(text.slice(hit.start, hit.end))}\u0003`;
    at = hit.end;
  }
  return shown + plain(text.slice(at, wholeCharacter(text, end)));
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Where the terms stand. Nearly always they are written as they are looked for, case apart, and a plain
 * pattern finds them many times faster than folding word after word; when it finds none, every word is folded.
 */
function findHits(text: string, terms: readonly SearchTerm[]): readonly Hit[] {
  const matchers = terms.map(matcher);
  const hit = (start: number, word: string): Hit | null => {
    const folded = foldWord(word);
    const term = matchers.findIndex((isHit) => isHit(folded));
    return term === -1 ? null : { start, end: start + word.length, term };
  };
  const quick = takeWhileUseful(quickHits(text, terms, hit), terms.length);
  if (quick.length > 0) return quick;
  return isAscii.test(text) ? [] : takeWhileUseful(slowHits(text, hit), terms.length);
}

type ToHit = (start: number, word: string) => Hit | null;

function* quickHits(text: string, terms: readonly SearchTerm[], toHit: ToHit): Generator<Hit> {
  // Folded words hold letters, marks and digits alone: nothing in them is a pattern's syntax.
  const pattern = new RegExp(terms.flatMap(({ words }) => words).join('|'), 'gi');
  let past = 0;
  for (const { index } of text.matchAll(pattern)) {
    if (index < past) continue;
    let start = index;
    while (start > past && isInWord(text, start - 1)) start -= 1;
    let end = index + 1;
    while (end < text.length && isInWord(text, end)) end += 1;
    past = end;
    const found = toHit(start, text.slice(start, end));
    if (found !== null) yield found;
  }
}

function* slowHits(text: string, toHit: ToHit): Generator<Hit> {
  for (const match of writtenWords(text)) {
    const found = toHit(match.index, match[0]);
    if (found !== null) yield found;
  }
}

/** Until all terms were seen and a stretch's worth of text beyond: what comes later can hardly be better. */
function takeWhileUseful(found: Iterable<Hit>, terms: number): readonly Hit[] {
  const hits: Hit[] = [];
  const seen = new Set<number>();
  let enough = Number.POSITIVE_INFINITY;
  for (const hit of found) {
    if (hit.start > enough) break;
    hits.push(hit);
    seen.add(hit.term);
    if (seen.size === terms) enough = Math.min(enough, hit.start + length);
  }
  return hits;
}

/** Such a text is its own folding, case apart. */
const isAscii = /^[\u0000-\u007f]*$/;
const wordUnit = /[\p{L}\p{N}\p{M}\p{Co}\p{Cs}\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/u;

function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  return wordUnit.test(text.charAt(at));
}

function matcher({ words, isPrefix }: SearchTerm): (word: string) => boolean {
  const last = words.at(-1) ?? '';
  const whole = new Set(isPrefix ? words.slice(0, -1) : words);
  return (word) => whole.has(word) || (isPrefix && word.startsWith(last));
}

function bestHit(hits: readonly Hit[]): Hit | undefined {
  let best = hits[0];
  let most = 0;
  hits.forEach((hit, index) => {
    const terms = new Set<number>();
    for (
      let next = index;
      next < hits.length && (hits[next]?.end ?? 0) < hit.start + length - before;
      next += 1
    ) {
      terms.add(hits[next]?.term ?? 0);
    }
    if (terms.size > most) {
      most = terms.size;
      best = hit;
    }
  });
  return best;
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + before).search(/\s/);
  return space === -1 ? wholeCharacter(text, at) : at + space + 1;
}

/** The place itself, or one before it when it would cut a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** Our own marks must not come out of a story's text. */
function plain(text: string): string {
  return text.replace(/[\u0002\u0003]/g, '');
}
