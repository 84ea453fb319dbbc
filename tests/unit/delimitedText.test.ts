import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { hasHeaderRow } from '../../renderer/editor/tables/hasHeaderRow.ts';
import { plainTable } from '../../renderer/editor/tables/plainTable.ts';
import { readDelimited } from '../../renderer/editor/tables/readDelimited.ts';
import { decodeText } from '../../shared/formats/decodeText.ts';

const rowsOf = (text: string, delimiter?: string) => {
  const read = readDelimited(text, delimiter);
  return read.ok ? read.rows : read.reason;
};

describe('CSV', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'with commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with semicolons, its commas decimal marks',
      '1,5;2,5\r\n3,5;4,5',
      [
        ['1,5', '2,5'],
        ['3,5', '4,5'],
      ],
    ],
    [
      'with tabs',
      'a, b\tc\nd\te',
      [
        ['a, b', 'c'],
        ['d', 'e'],
      ],
    ],
    [
      'with bars',
      'a|b\nc|d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'that says what parts it',
      'sep=;\r\na,b;c\r\nd;e',
      [
        ['a,b', 'c'],
        ['d', 'e'],
      ],
    ],
    [
      'with quotes, breaks and quotes in quotes',
      'a,"b, c"\n"d\ne","say ""f"""',
      [
        ['a', 'b, c'],
        ['d\ne', 'say "f"'],
      ],
    ],
    [
      'with a mark at its head',
      '\ufeffa,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'of uneven rows',
      'a,b,c\nd\ne,f',
      [
        ['a', 'b', 'c'],
        ['d', '', ''],
        ['e', 'f', ''],
      ],
    ],
    [
      'with empty rows and columns at the end',
      'a,b,,\n,,,\nc,d,,\n\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['of one column', 'a\nb', [['a'], ['b']]],
    [
      'with a formula, which is text',
      '"=cmd|\' /C calc\'!A0",x\n+1,-2',
      [
        ["=cmd|' /C calc'!A0", 'x'],
        ['+1', '-2'],
      ],
    ],
    [
      'with markup, which is text',
      '<img src=x onerror=alert(1)>,b\nc,d',
      [
        ['<img src=x onerror=alert(1)>', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(rowsOf(text)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['NUL', 'PK\u0003\u0004\0\0a,b', 'holds bytes that no text has, so it is no CSV file'],
    [
      'a quote that never ends',
      'a,b\n"c,d\ne,f',
      'has a quotation mark in row 2 that is not closed, so where its cells end cannot be told',
    ],
    ['nothing', ' \n\n', 'has no text in it'],
    ['too many rows', 'a,b\n'.repeat(201), 'has 201 rows; a table in a story takes up to 200'],
    [
      'too many columns',
      Array.from({ length: 31 }, () => 'a').join(),
      'has 31 columns; a table in a story takes up to 30',
    ],
    [
      'a line of a million commas',
      `${'a,'.repeat(1_000_000)}b`,
      'has 1,000,001 columns; a table in a story takes up to 30',
    ],
    [
      'a line of a million quotes',
      '"'.repeat(999_999),
      'has a quotation mark in row 1 that is not closed, so where its cells end cannot be told',
    ],
  ])('is refused with %s', (_what, text, reason) => {
    expect(rowsOf(text)).toBe(reason);
  });

  test('a million commas and nothing else are no table', () => {
    expect(rowsOf(','.repeat(1_000_000))).toBe('has no text in it');
  });

  it.each<[string, Uint8Array]>([
    [
      'Windows Cyrillic',
      Uint8Array.from([
        0xcf, 0xf0, 0xe8, 0xf7, 0xe0, 0xeb, 0x3b, 0xc2, 0xe0, 0xf0, 0xf2, 0xb3, 0xf1, 0xf2, 0xfc, 0x0a, 0xcf,
        0xb3, 0xe2, 0xed, 0xb3, 0xf7, 0x3b, 0x33,
      ]),
    ],
    [
      'UTF-16 with a mark',
      Uint8Array.from([
        0xff,
        0xfe,
        ...new Uint8Array(
          Uint16Array.from([...'Причал;Вартість\nПівніч;3'].map((one) => one.charCodeAt(0))).buffer,
        ),
      ]),
    ],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeffПричал;Вартість\nПівніч;3')],
  ])('is read in %s', (_what, bytes) => {
    expect(rowsOf(decodeText(bytes).text)).toEqual([
      ['Причал', 'Вартість'],
      ['Північ', '3'],
    ]);
  });

  test('of whatever cells comes back as it was written, parted by whatever', () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 8 })
      .filter((text) => text === text.trim() && !/[\0\r\ufeff]/.test(text));
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        const text = Papa.unparse(rows, { delimiter, quotes: true });
        expect(rowsOf(text, delimiter)).toEqual(rows);
      }),
    );
  });

  test('of whatever text never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', '|') }),
        (text) => {
          expect(readDelimited(text)).toHaveProperty('ok');
        },
      ),
    );
  });
});

describe('plain text', () => {
  it.each<[string, readonly (readonly string[])[] | null]>([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\t"d\ne"\r\n',
      [
        ['a', 'b'],
        ['c', 'd\ne'],
      ],
    ],
    ['a\tb', null],
    ['a\nb', null],
    ['a\tb\nc', null],
    ['\ta\n\tb\tc', null],
    ['First line\r\nSecond\tline\r\n\r\nThird', null],
    ['a,b\nc,d', null],
  ])('%j', (text, expected) => {
    expect(plainTable(text)).toEqual(expected);
  });
});

describe('the first row is the header row', () => {
  it.each<[boolean, string, string]>([
    [true, 'over numbers', 'Pier,Cost\nNorth,3\nSouth,4'],
    [true, 'over an empty corner', ',Cost\nNorth,3'],
    [true, 'over numbers and a gap', 'Pier,Cost\nNorth,3\nSouth,n/a\nWest,5'],
    [true, 'over days', 'Pier,Opened\nNorth,12.03.1926\nSouth,1.4.1931'],
    [false, 'not when it has numbers itself', 'Pier,2024\nNorth,3'],
    [false, 'not among words', 'Anna,Kyiv\nBohdan,Lviv'],
    [false, 'not when it is the only one', 'Pier,Cost'],
    [false, 'not with a gap', 'Pier,,Cost\nNorth,2,3'],
  ])('%s: %s', (expected, _what, text) => {
    expect(
      hasHeaderRow(
        text.split('\n').map((line) => line.split(',')),
        'en',
      ),
    ).toBe(expected);
  });

  test('over numbers of the story’s own language', () => {
    expect(
      hasHeaderRow(
        [
          ['اسکله', 'هزینه'],
          ['شمال', '۱٬۲۰۰'],
        ],
        'fa',
      ),
    ).toBe(true);
  });
});
