import { describe, expect, test } from 'vitest';
import { documentText } from '../../electron/core/search/documentText.ts';
import { foldedWords } from '../../electron/core/search/fold.ts';
import { parseQuery, toMatch } from '../../electron/core/search/parseQuery.ts';
import { markHits, snippet } from '../../electron/core/search/snippet.ts';
import { fold } from '../../shared/story/fold.ts';
import { article } from '../contract/article.ts';

describe('spellings that are taken for the same', () => {
  test.each([
    ['ÉLAN Brüder Ångström Łódź', 'elan bruder angstrom lodz'],
    ['Straße cœur ÆON', 'strasse coeur aeon'],
    ['Ёлка МОЙ її ґанок', 'елка мой її ґанок'],
    ['Άνθρωπος', 'ανθρωποσ'],
    ['كِتَابٌ ي ى ك ة أ إ آ ٱ', 'کتاب ی ی ک ه ا ا ا ا'],
    ['می‌خواهم', 'میخواهم'],
    ['كتـــاب', 'کتاب'],
    ['۱۲۳ ١٢٣', '123 123'],
    ['שָׁלוֹם', 'שלום'],
    ['ﬁsh ＡＢＣ', 'fish abc'],
    ['हिन्दी', 'हिन्दी'],
    ['İstanbul ırmak', 'istanbul irmak'],
    ['co\u00adoperate', 'cooperate'],
  ])('%s', (written, folded) => expect(fold(written)).toBe(folded.normalize('NFC')));

  test.each([
    ['й', 'и'],
    ['ї', 'і'],
    ['ў', 'у'],
    ['ば', 'は'],
    ['ค่า', 'คา'],
  ])('%s is not %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});

test.each([
  ["fishermen's old-time 3.5", ['fishermen', 's', 'old', 'time', '3', '5']],
  ['今天的新闻', ['今', '天', '的', '新', '闻']],
  ['ABC新闻2026', ['abc', '新', '闻', '2026']],
  ['', []],
  ['—«»…', []],
])('the words of %s', (text, words) => expect(foldedWords(text)).toEqual(words));

describe('what a query looks for', () => {
  test.each([
    ['', ''],
    ['tide', '"tide" *'],
    ['high tide ', '"high" AND "tide" *'],
    ['"high tide"', '"high tide"'],
    ['wall "high tide" 3', '"wall" AND "high tide" AND "3" *'],
    ['„hohe Flut“ dei', '"hohe flut" AND "dei" *'],
    ["fishermen's", '"fishermen s" *'],
    ['新闻', '"新 闻" *'],
    ['a OR b NOT c', '"a" AND "or" AND "b" AND "not" AND "c" *'],
    ['headline:x* ^y {z} (', '"headline x" AND "y" AND "z" *'],
    ['""" "', ''],
    ['\u0000 \ud800 x', '"x" *'],
  ])('%s', (query, match) => expect(toMatch(parseQuery(query))).toBe(match));

  test('is never too long', () => expect(parseQuery('word '.repeat(5000)).length).toBeLessThanOrEqual(16));
});

describe('the text around a hit', () => {
  const marked = (text: string, query: string) =>
    snippet(text, parseQuery(query)).replaceAll('\u0002', '[').replaceAll('\u0003', ']');
  test('and the whole of a headline, as it was written', () => {
    const headline = 'Café by the sea, and a second café';
    expect(markHits(headline, parseQuery('cafe')).replaceAll('\u0002', '[').replaceAll('\u0003', ']')).toBe(
      headline.replace('Café', '[Café]').replace('café', '[café]'),
    );
  });
  const filler = 'Nothing happened on the quay that morning. '.repeat(20);

  test.each([
    ['as it was written', 'Le Café était fermé.', 'cafe', 'Le [Café] était fermé.'],
    ['the beginning of a word marks the whole word', 'A lighthouse stood.', 'light', 'A [lighthouse] stood.'],
    ['not in the middle of a word', 'Enlightened by a light.', 'light ', 'Enlightened by a [light].'],
    ['every term', 'High water and a high wall.', 'high wall', '[High] water and a [high] [wall].'],
    ['Arabic with its vowel marks', 'قرأت كِتَاب التاريخ', 'كتاب', 'قرأت [كِتَاب] التاريخ'],
    ['Chinese letter by letter', '今天的新闻很多', '新闻', '今天的[新][闻]很多'],
    ['the beginning when nothing in it is meant', 'First line.', 'submarine', 'First line.'],
    ['on one line', 'One\n\ntwo  three', 'two', 'One [two] three'],
    ['our own marks taken out', 'A \u0002fake\u0003 tide', 'tide', 'A fake [tide]'],
    ['nothing of nothing', '', 'tide', ''],
  ])('%s', (_what, text, query, wanted) => expect(marked(text, query)).toBe(wanted));

  test('is cut between words, with the hit in it', () => {
    const found = marked(`${filler}The tide came. ${filler}`, 'tide');
    expect(found).toMatch(/^…\S.*The \[tide\] came\..*…$/);
    expect(found.length).toBeLessThan(220);
  });

  test('is taken where most terms stand together', () => {
    expect(marked(`A wall. ${filler}The high tide and the wall.`, 'wall tide')).toContain(
      '[tide] and the [wall]',
    );
  });
});

test('the text of a document is found in every element, in what a newer Stet wrote too', () => {
  const document = article('Head', 'One', 'Two');
  const body = document.content?.at(-1);
  const foreign = {
    type: 'unknownBlock',
    attrs: { json: { type: 'poll', content: [{ type: 'text', text: 'Foreign' }] } },
  };
  const byline = {
    type: 'bylines',
    content: [
      { type: 'byline', attrs: { name: 'Ada Brook', role: 'Reporter', url: 'https://example.org/' } },
    ],
  };
  const content = (document.content ?? []).map((node) => {
    if (node.type === 'bylines') return byline;
    return node === body ? { ...node, content: [...(node.content ?? []), foreign] } : node;
  });
  const { headline, body: text } = documentText({ ...document, content });
  expect([headline, text.split('\n').filter(Boolean)]).toEqual([
    'Head',
    ['Ada Brook', 'Reporter', 'One.', 'Two.', 'Three.', 'One', 'Two', 'Foreign'],
  ]);
});
