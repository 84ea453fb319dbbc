import { plainText } from '../document/nodeJson.ts';
import { fold } from './fold.ts';
import type { LibraryNotice } from './libraryNotice.ts';

/**
 * The notices in whose title or words, in any language, every word of the query begins a word, whatever case,
 * accents and spellings. An empty query finds all, in their order.
 */
export function findNotices<Notice extends LibraryNotice>(
  notices: readonly Notice[],
  query: string,
): readonly Notice[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return notices;
  return notices.filter(({ title, texts }) => {
    const words = wordsOf([title, ...texts.flatMap(({ content }) => content.map(plainText))].join(' '));
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
