import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { SearchQuery, type SearchResult } from 'prosemirror-search';
import { patternOf } from './patternOf.ts';

/** What stands in the find bar. */
export interface FindWords {
  readonly search: string;
  readonly replace: string;
  readonly caseSensitive: boolean;
  readonly wholeWord: boolean;
  readonly regexp: boolean;
}

export const nothingToFind: FindWords = {
  search: '',
  replace: '',
  caseSensitive: false,
  wholeWord: false,
  regexp: false,
};

/**
 * A search as a writer means it. Words are looked for as they are read (see `patternOf`), what takes their
 * place is taken as it was typed, so that "$50" comes out as "$50", and whole words are whole in every script.
 */
export class StoryQuery extends SearchQuery {
  readonly words: FindWords;

  constructor(words: FindWords) {
    super({
      search: words.regexp ? words.search : patternOf(words.search),
      replace: words.replace,
      caseSensitive: words.caseSensitive,
      regexp: true,
      ...(words.wholeWord ? { filter: isWholeWord } : {}),
    });
    this.words = words;
  }

  override getReplacements(
    state: EditorState,
    result: SearchResult,
  ): { from: number; to: number; insert: Slice }[] {
    const { from, to } = result;
    const $from = state.doc.resolve(from);
    const marks = $from.marksAcross(state.doc.resolve(to)) ?? [];
    const nodes = this.words.regexp
      ? expanded(state, result, this.words.replace, marks)
      : textOf(state, this.words.replace, marks);
    return [{ from, to, insert: new Slice(Fragment.from(nodes), 0, 0) }];
  }
}

function textOf(state: EditorState, text: string, marks: readonly Mark[]): Node[] {
  return text === '' ? [] : [state.schema.text(text, marks)];
}

/** `$1` and `$&` are what was found there, with its bold and its links; `$$` is a dollar sign. */
function expanded(
  state: EditorState,
  { match, matchStart }: SearchResult,
  replace: string,
  marks: readonly Mark[],
): Node[] {
  const nodes: Node[] = [];
  let rest = 0;
  for (const sign of replace.matchAll(/\$(?:([$&])|(\d))|\\([nt\\])/g)) {
    nodes.push(...textOf(state, replace.slice(rest, sign.index), marks));
    rest = sign.index + sign[0].length;
    if (sign[3] !== undefined) nodes.push(...textOf(state, escapes[sign[3]] ?? '', marks));
    else if (sign[1] === '$') nodes.push(...textOf(state, '$', marks));
    else {
      const span = match?.indices?.[Number(sign[2] ?? 0)];
      if (span !== undefined)
        nodes.push(...state.doc.slice(matchStart + span[0], matchStart + span[1]).content.content);
    }
  }
  return [...nodes, ...textOf(state, replace.slice(rest), marks)];
}

/** A line break inside a block is a space there: a caption has one line. */
const escapes: Readonly<Record<string, string>> = { n: ' ', t: '\t', '\\': '\\' };

const endsInWord = /[\p{L}\p{M}\p{N}]$/u;
const beginsWithWord = /^[\p{L}\p{M}\p{N}]/u;

/** Letters, their marks and digits make a word; nothing of it may go on before or after. */
function isWholeWord(state: EditorState, { from, to }: { from: number; to: number }): boolean {
  const $from = state.doc.resolve(from);
  const { parent } = $from;
  const start = $from.parentOffset;
  const end = start + (to - from);
  const text = (first: number, last: number): string =>
    parent.textBetween(Math.max(0, first), Math.min(parent.content.size, last), null, '\ufffc');
  const found = text(start, end);
  const goesOnBefore = beginsWithWord.test(found) && endsInWord.test(text(start - 2, start));
  const goesOnAfter = endsInWord.test(found) && beginsWithWord.test(text(end, end + 2));
  return !goesOnBefore && !goesOnAfter;
}
