import { foldedWords } from './fold.ts';

/** What is looked for: every term in any order; a term of several words is a phrase. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** Whether the last word may go on: what is still being typed. */
  readonly isPrefix: boolean;
}

const quoted = /["“”„«»‹›]([^"“”„«»‹›]*)["“”„«»‹›]/g;
const most = 16;

/** A query as people type it: words, "phrases" in any quotation marks, the last word a beginning. Nothing is an error. */
export function parseQuery(query: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  const add = (text: string, isPrefix: boolean) => {
    const words = foldedWords(text);
    if (words.length > 0) terms.push({ words, isPrefix });
  };
  const addWords = (text: string, isLast: boolean) => {
    const parts = text.split(/\s+/).filter((part) => foldedWords(part).length > 0);
    parts.forEach((part, index) => add(part, isLast && index === parts.length - 1));
  };
  let end = 0;
  for (const match of query.matchAll(quoted)) {
    addWords(query.slice(end, match.index), false);
    add(match[1] ?? '', false);
    end = match.index + match[0].length;
  }
  addWords(query.slice(end), true);
  return terms.slice(0, most);
}

/** The terms in FTS5's own query language. Words hold letters, marks and digits alone, so nothing in them is syntax. */
export function toMatch(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' AND ');
}
