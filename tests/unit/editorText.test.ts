import { describe, expect, it } from 'vitest';
import { formatDuration, readDuration } from '../../renderer/editor/formatDuration.ts';
import { readLink } from '../../renderer/editor/markRange.ts';
import { insertItems } from '../../renderer/editor/panels/insertItems.ts';
import { smartRules } from '../../renderer/editor/typing/smartTyping.ts';

/** What stands in the text after these keys, in that language. */
function typed(keys: string, language: string): string {
  let text = '';
  for (const key of keys) {
    const before = text + key;
    text = before;
    for (const rule of smartRules) {
      const match = rule.match.exec(before);
      const replaced =
        match === null
          ? undefined
          : rule.replace?.(match, { before: before.slice(0, match.index), language });
      if (match === null || replaced === undefined || replaced === match[0]) continue;
      text = before.slice(0, match.index) + replaced;
      break;
    }
  }
  return text;
}

describe('quotes and dashes by language', () => {
  it.each([
    ['en', `"It's 'odd'," she said -- twice...`, '“It’s ‘odd’,” she said — twice…'],
    ['en', 'a - b', 'a — b'],
    ['en', 'well-known', 'well-known'],
    ['en', '---', '---'],
    ['en', '("so")', '(“so”)'],
    ['ru', '"Река - это жизнь"', '«Река — это жизнь»'],
    ['uk', '"Так", -- сказала', '«Так», — сказала'],
    ['de', '"Ja" -- gut', '„Ja“ – gut'],
    ['de-CH', '"Ja"', '«Ja»'],
    ['fr', '"Oui"', '«\u202fOui\u202f»'],
    ['fa', '"سلام"', '«سلام»'],
    ['sv', '"Ja"', '”Ja”'],
    ['xx', '"a"', '“a”'],
  ])('%s: %s', (language, keys, expected) => {
    expect(typed(keys, language)).toBe(expected);
  });
});

describe('the address of a link', () => {
  it.each([
    ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
    ['example.org', 'https://example.org/'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
    [' www.example.org/å ', 'https://www.example.org/%C3%A5'],
    ['desk@example.org', 'mailto:desk@example.org'],
    ['+380441234567', 'tel:+380441234567'],
  ])('%s is read as %s', (text, href) => {
    expect(readLink(text)).toEqual({ ok: true, href });
  });

  it.each([
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'not an address',
    'word',
    '//host/x',
    'https://a:b@example.org',
  ])('%s is refused with a reason', (text) => {
    expect(readLink(text)).toEqual({ ok: false, reason: expect.stringMatching(/\S/) });
  });
});

describe('the insert menu', () => {
  it.each([
    ['fact', ['factBox']],
    ['num', ['orderedList']],
    ['pho', ['figure']],
    ['h3', ['subheading3']],
    ['zzz', []],
  ])('%s finds %j', (query, expected) => {
    expect(insertItems(query).map(({ id }) => id)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(insertItems(query)).toEqual([]);
  });
});

describe('lengths', () => {
  it.each([
    [266, '4:26'],
    [3866, '1:04:26'],
    [5.4, '0:05'],
    [null, ''],
  ])('%s seconds are %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
  it.each([
    ['0:04:26', 266],
    ['4:26', 266],
    ['90', 90],
    ['x', null],
  ])('%s is %s seconds', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });
});
