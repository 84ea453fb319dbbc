import type { EditorView } from '@tiptap/pm/view';
import { type FindWords, nothingToFind } from './storyQuery.ts';

const last = new WeakMap<EditorView, FindWords>();

/** What was looked for last on this page; the bar begins with it, and F3 goes on with it when the bar is closed. */
export function lastFind(view: EditorView): FindWords {
  return last.get(view) ?? nothingToFind;
}

export function rememberFind(view: EditorView, words: FindWords): void {
  last.set(view, words);
}
