import type { Library } from '../db/library.ts';
import { foldedWords } from './fold.ts';
import type { StorySearch } from './storySearch.ts';

/** Search where no index can be written: words of headline and slug only, and nothing is kept of it. */
export function headlineSearch(library: Library): StorySearch {
  return {
    find: (query) => Promise.resolve(library.list.page(query, foldedWords(query.query))),
    changed: () => undefined,
    forget: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
