import type { EditorState } from '@tiptap/pm/state';
import { getMatchHighlights, getSearchState } from 'prosemirror-search';

/** "3 of 12", "No matches"; a pattern that is none says so. */
export function countMatches(state: EditorState): string {
  const query = getSearchState(state)?.query;
  if (query === undefined || query.search === '') return '';
  if (!query.valid) return 'Not a pattern';
  const matches = getMatchHighlights(state).find();
  if (matches.length === 0) return 'No matches';
  const { from, to } = state.selection;
  const index = matches.findIndex((match) => match.from === from && match.to === to);
  return index < 0 ? `${matches.length}` : `${index + 1} of ${matches.length}`;
}
