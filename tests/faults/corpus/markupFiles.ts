import { type HostileFile, large, textFile } from './hostileFile.ts';

/** Pages and texts that have sent parsers round in circles, and text in old encodings. */
export function markupFiles(isFull: boolean): readonly HostileFile[] {
  const size = large(isFull);
  const many = isFull ? 100_000 : 3_000;
  const repeated = (what: string, piece: string, end = ''): HostileFile =>
    textFile(`${what}, again and again`, () => piece.repeat(Math.floor(size / piece.length)) + end);
  const nested = (what: string, open: string, close: string): HostileFile =>
    textFile(`${what}, ${many} deep`, () => `${open.repeat(many)}innermost${close.repeat(many)}`);
  return [
    repeated('words', 'word '),
    repeated('one letter without a space', 'x'),
    repeated('bold that never ends', '<b>'),
    repeated('links that never end', '<a href="https://example.org/">'),
    repeated('opening brackets', '['),
    repeated('closing brackets', '](a)'),
    repeated('stars', '*a **b '),
    repeated('backticks of no pair', '` `` ``` '),
    repeated('emphasis inside a word', 'a_b*c'),
    repeated('ampersands', '&amp;&#0;&#x110000;&NotEqualTilde;&notit;'),
    repeated('tables in a row', '<table><td>'),
    repeated('comments that never end', '<!--<!-'),
    repeated('pictures from elsewhere', '<img src="https://example.org/a.png">'),
    repeated('definitions of links', '[a]: https://example.org\n'),
    repeated('rows of a table', '|a|b|\n|-|-|\n'),
    repeated('pipes in one row', '|'),
    repeated('line ends', '\n'),
    nested('boxes', '<div>', '</div>'),
    nested('tables', '<table><tr><td>', '</td></tr></table>'),
    nested('lists', '<ul><li>', '</li></ul>'),
    nested('fonts', '<font><i><b>', '</b></i></font>'),
    nested('drawings', '<svg><foreignObject>', '</foreignObject></svg>'),
    nested('quotes', '> ', ''),
    nested('list signs', '- ', ''),
    nested('brackets', '[', '](x)'),
    nested('templates', '<template>', '</template>'),
    textFile(
      'many attributes on one tag',
      () => `<p ${Array.from({ length: many }, (_, at) => `a${at}=1`).join(' ')}>kept`,
      'kept',
    ),
    textFile('one attribute of many megabytes', () => `<p title="${'x'.repeat(size)}">kept`, 'kept'),
    textFile(
      'entities that multiply',
      () =>
        `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(100)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY b${at} "${'&a;'.repeat(10)}">`).join('')}]><p>kept &b19;`,
    ),
    textFile(
      'aliases that multiply in its head',
      () =>
        `---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from(
          { length: 12 },
          (_, at) =>
            `b${at}: &b${at} [${Array(9)
              .fill(at === 0 ? '*a' : `*b${at - 1}`)
              .join(',')}]`,
        ).join('\n')}\n---\n\nkept`,
    ),
    textFile(
      'a program in its head',
      () =>
        '---\ntitle: !!js/function "function () { process.exit() }"\nx: !!python/object/apply:os.system ["id"]\n---\n\nkept',
      'kept',
    ),
    textFile(
      'a head as deep as it goes',
      () => `---\na: ${'['.repeat(many)}${']'.repeat(many)}\n---\n\nkept`,
    ),
    textFile('a head that never ends', () => `---\n${'a: b\n'.repeat(1000)}kept`),
    textFile(
      'everything after is plain text',
      () => '<p>kept</p><plaintext><script>alert(1)</script>',
      'kept',
    ),
    textFile(
      'a page in a page',
      () => '<html><body><p>kept</p><html><head><body onload=alert(1)><frameset>',
      'kept',
    ),
    textFile('directions turned round', () => '<p>kept \u202Egnp.exe\u202C \u2066a\u2069 \u200F</p>', 'kept'),
    textFile('NUL in the middle', () => '<p>ke\u0000pt</p><scr\u0000ipt>alert(1)</script>'),
    textFile('only a byte-order mark', () => '\uFEFF'),
    encoded(
      'CP1251',
      [0xcc, 0xee, 0xf1, 0xf2, 0x20, 0xe7, 0xe0, 0xea, 0xf0, 0xfb, 0xf2],
      'windows-1251',
      'Мост закрыт',
    ),
    encoded(
      'KOI8-R',
      [0xed, 0xcf, 0xd3, 0xd4, 0x20, 0xda, 0xc1, 0xcb, 0xd2, 0xd9, 0xd4],
      'koi8-r',
      'Мост закрыт',
    ),
    {
      what: 'UTF-16, big end first',
      bytes: () => Buffer.from('\uFEFFМост закрыт', 'utf16le').swap16(),
      words: 'Мост закрыт',
    },
    {
      what: 'UTF-16 that ends in half a letter',
      bytes: () => Buffer.from('\uFEFFМост', 'utf16le').subarray(0, -1),
    },
    textFile('UTF-7', () => '+ADw-script+AD4-alert(1)+ADw-/script+AD4- kept', 'kept'),
    textFile('UTF-7 by its own word', () => '<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)</p>'),
    textFile('an encoding nobody has', () => '<meta charset="x-none"><p>kept</p>', 'kept'),
    {
      what: 'bytes no encoding has',
      bytes: () => Uint8Array.from({ length: 50_000 }, (_, at) => (at * 89) % 256),
    },
  ];
}

/** A page in an encoding from before Unicode, which it names. */
function encoded(what: string, words: readonly number[], charset: string, text: string): HostileFile {
  return {
    what,
    words: text,
    bytes: () =>
      Buffer.concat([Buffer.from(`<meta charset="${charset}"><p>`), Buffer.from(words), Buffer.from('</p>')]),
  };
}
