import { EditorState } from '@tiptap/pm/state';
import { findNext, findPrev, replaceAll, search, setSearchState } from 'prosemirror-search';
import { describe, expect, it } from 'vitest';
import { countMatches } from '../../renderer/editor/countMatches.ts';
import { type FindWords, nothingToFind, StoryQuery } from '../../renderer/editor/find/storyQuery.ts';
import type { NodeJson } from '../../shared/document/json.ts';
import { schema, serializeDocument } from '../../shared/document/schema.ts';
import { block, story, words } from './editorState.ts';

function finding(document: ReturnType<typeof story>, find: Partial<FindWords>): EditorState {
  const state = EditorState.create({ doc: document, plugins: [search()] });
  return state.apply(setSearchState(state.tr, new StoryQuery({ ...nothingToFind, ...find })));
}

const oneLine = (text: string) => story({ body: [block('paragraph', text)] });

/** Every hit in one paragraph, as its words. */
function hits(text: string, find: Partial<FindWords>): readonly string[] {
  let state = finding(oneLine(text), find);
  const found: string[] = [];
  const places = new Set<number>();
  while (
    findNext(state, (transaction) => {
      state = state.apply(transaction);
    })
  ) {
    const { from, to } = state.selection;
    if (places.has(from)) break;
    places.add(from);
    found.push(state.doc.textBetween(from, to));
  }
  return found;
}

function replaced(text: string, find: Partial<FindWords>): string {
  const before = finding(oneLine(text), find);
  let after = before;
  replaceAll(before, (transaction) => {
    after = before.apply(transaction);
  });
  after.doc.check();
  return after.doc.textContent;
}

describe('finding', () => {
  it.each<[string, string, Partial<FindWords>, readonly string[]]>([
    ['any case', 'Flood, flooded, FLOOD', { search: 'flood' }, ['Flood', 'flood', 'FLOOD']],
    ['one case', 'Flood, flood', { search: 'flood', caseSensitive: true }, ['flood']],
    ['whole words', 'flood flooded reflood', { search: 'flood', wholeWord: true }, ['flood']],
    [
      'whole words beside signs',
      '(flood) “flood”—flood',
      { search: 'flood', wholeWord: true },
      ['flood', 'flood', 'flood'],
    ],
    ['whole words beside digits', 'A1 A12', { search: 'A1', wholeWord: true }, ['A1']],
    ['a sign as a whole word', 'It is $5.', { search: '$5', wholeWord: true }, ['$5']],
    ['signs of a pattern as they are', 'a.b axb a.b', { search: 'a.b' }, ['a.b', 'a.b']],
    ['a pattern', 'On 12 May and 3 June', { search: '\\d+ \\p{L}+', regexp: true }, ['12 May', '3 June']],
    [
      'a pattern in whole words',
      'cat cats',
      { search: 'cats?', regexp: true, wholeWord: true },
      ['cat', 'cats'],
    ],
    ['curly quotes by straight ones', 'He “said” it’s', { search: '"said" it\'s' }, ['“said” it’s']],
    ['a space that does not break', '10\u00a0km', { search: '10 km' }, ['10\u00a0km']],
    [
      'accents in one code or two',
      'Zo\u00eb and Zoe\u0308',
      { search: 'zo\u00eb' },
      ['Zo\u00eb', 'Zoe\u0308'],
    ],
    ['letters whose small form is longer', 'İstanbul flood', { search: 'flood' }, ['flood']],
    ['Cyrillic', 'Река и река', { search: 'река' }, ['Река', 'река']],
    ['Arabic with its vowel marks', 'كَتَبَ الكاتِبُ كتب', { search: 'كتب' }, ['كَتَبَ', 'كتب']],
    ['Arabic without marks where none are given', 'قال كتب', { search: 'كتب' }, ['كتب']],
    ['only these marks where some are given', 'كَتَبَ كُتِبَ', { search: 'كُتِبَ' }, ['كُتِبَ']],
    ['whole words of Arabic with marks', 'كَتَبَ كَتَبَتْ', { search: 'كتب', wholeWord: true }, ['كَتَبَ']],
    ['a stretched word', 'كـتـب', { search: 'كتب' }, ['كـتـب']],
    ['Hebrew with points', 'שָׁלוֹם', { search: 'שלום' }, ['שָׁלוֹם']],
    ['Persian', 'می‌گوید و گفت', { search: 'می‌گوید' }, ['می‌گوید']],
    ['nothing', 'word', { search: '' }, []],
    ['a pattern that is none', 'word', { search: '(', regexp: true }, []],
  ])('%s', (_what, text, find, expected) => {
    expect(hits(text, find)).toEqual(expected);
  });

  it('backwards as forwards', () => {
    let state = finding(oneLine('one two one'), { search: 'one' });
    for (const from of [11, 3, 11]) {
      findPrev(state, (transaction) => {
        state = state.apply(transaction);
      });
      expect(state.selection.from - state.selection.$from.start()).toBe(from === 11 ? 8 : 0);
    }
  });

  it('counts, and says which one is selected', () => {
    let state = finding(oneLine('one two one'), { search: 'one' });
    expect(countMatches(state)).toBe('2');
    findNext(state, (transaction) => {
      state = state.apply(transaction);
    });
    findNext(state, (transaction) => {
      state = state.apply(transaction);
    });
    expect(countMatches(state)).toBe('2 of 2');
    expect(countMatches(finding(oneLine('one'), { search: 'x' }))).toBe('No matches');
    expect(countMatches(finding(oneLine('one'), { search: '[', regexp: true }))).toBe('Not a pattern');
  });
});

describe('replacing', () => {
  it.each<[string, string, Partial<FindWords>, string]>([
    ['words', 'A flood, a Flood', { search: 'flood', replace: 'storm' }, 'A storm, a storm'],
    ['by nothing', 'very wet, very cold', { search: 'very ', replace: '' }, 'wet, cold'],
    ['by an amount of money', 'the price', { search: 'price', replace: '$50' }, 'the $50'],
    ['by signs as they are', 'x', { search: 'x', replace: '$& $1 \\n $$' }, '$& $1 \\n $$'],
    [
      'a pattern with its parts',
      '12 May',
      { search: '(\\d+) (\\p{L}+)', regexp: true, replace: '$2 $1, $$$1' },
      'May 12, $12',
    ],
    ['a pattern by all that was found', 'May', { search: '\\p{L}+', regexp: true, replace: '<$&>' }, '<May>'],
    ['a pattern that finds nothing wide', 'ab', { search: 'x*', regexp: true, replace: '' }, 'ab'],
    ['Arabic whatever its vowel marks', 'كَتَبَ ثم كتب', { search: 'كتب', replace: 'قرأ' }, 'قرأ ثم قرأ'],
  ])('%s', (_what, text, find, expected) => {
    expect(replaced(text, find)).toBe(expected);
  });

  it('in every field, keeping bold and links', () => {
    const bold: NodeJson = { type: 'text', text: 'flood', marks: [{ type: 'bold' }] };
    const document = story({
      headline: words('A flood'),
      body: [
        { type: 'paragraph', content: [...words('The '), bold] },
        {
          type: 'figure',
          content: [block('caption', 'flood'), block('credit'), block('altText', 'a flood')],
        },
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [{ type: 'tableCell', content: [block('paragraph', 'flood')] }] },
          ],
        },
      ],
    });
    const before = finding(document, { search: 'flood', replace: 'storm' });
    let after = before;
    replaceAll(before, (transaction) => {
      after = before.apply(transaction);
    });
    expect(JSON.stringify(serializeDocument(after.doc))).toBe(
      JSON.stringify(serializeDocument(document)).replaceAll('flood', 'storm'),
    );
    expect(after.doc.type.schema).toBe(schema);
  });
});
