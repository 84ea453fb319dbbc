import { describe, expect, test } from 'vitest';
import { StetError } from '../../shared/contract/reply.ts';
import { childOf, plainText as textOfNode } from '../../shared/document/nodeJson.ts';
import { decodeText } from '../../shared/formats/decodeText.ts';
import { exporters } from '../../shared/formats/exporters.ts';
import { htmlIn } from '../../shared/formats/htmlIn.ts';
import { importers } from '../../shared/formats/importers.ts';
import { importerFor, importFile } from '../../shared/formats/importFile.ts';
import { plainText } from '../../shared/formats/plainText.ts';
import { bytesOf, contextOf, fullDocument, sampleStory, storyOf, textOf } from './formatKit.ts';

const russian =
  'Ночь, когда река пришла на кухню\n\nВода поднялась через подвал раньше, чем кто-нибудь взглянул на реку. «Мы услышали её», — сказала Ольга.';
const ukrainian =
  'Ніч, коли річка прийшла на кухню\n\nВода піднялася через підвал раніше, ніж хтось глянув на річку. Її почули всі.';
const german =
  'Die Nacht, in der der Fluss kam\n\nDas Wasser stieg früher durch den Keller, als jemand zum Fluß geschaut hätte. Man hörte es überall.';
const french =
  'La nuit où la rivière est venue\n\nL’eau est montée par la cave avant que quelqu’un ait regardé la rivière. « Nous l’avons entendue », a-t-elle précisé.';
const arabic = 'ليلة جاء النهر إلى المطبخ\n\nارتفع الماء من القبو قبل أن ينظر أحد إلى النهر.';

/** Text in an 8-bit encoding, by asking the decoder what each of its bytes means. */
function encoded(text: string, encoding: string): Uint8Array {
  const bytes = new Map<string, number>();
  const decoder = new TextDecoder(encoding);
  for (let byte = 0; byte < 256; byte += 1) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(Array.from(text), (character) => {
    const byte = bytes.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no “${character}”.`);
    return byte;
  });
}

function utf16(text: string, isLittle: boolean, hasMark: boolean): Uint8Array {
  const whole = hasMark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let index = 0; index < whole.length; index += 1)
    view.setUint16(index * 2, whole.charCodeAt(index), isLittle);
  return new Uint8Array(view.buffer);
}

describe('text is read in the encoding it is in', () => {
  const plain = (text: string) => text.replace(/[«»“”’—]/g, "'");
  test.each<[string, Uint8Array, string]>([
    ['utf-8', bytesOf(russian), russian],
    ['utf-8 with a mark', bytesOf(`\ufeff${russian}`), russian],
    ['utf-16le with a mark', utf16(russian, true, true), russian],
    ['utf-16be with a mark', utf16(russian, false, true), russian],
    ['utf-16le without one', utf16(german, true, false), german],
    ['utf-16be without one', utf16(german, false, false), german],
    ['windows-1251', encoded(russian, 'windows-1251'), russian],
    ['windows-1251, Ukrainian', encoded(ukrainian, 'windows-1251'), ukrainian],
    ['koi8-r', encoded(plain(russian), 'koi8-r'), plain(russian)],
    ['koi8-u', encoded(ukrainian, 'koi8-u'), ukrainian],
    ['ibm866', encoded(plain(russian), 'ibm866'), plain(russian)],
    ['windows-1252, German', encoded(german, 'windows-1252'), german],
    ['windows-1252, French', encoded(french, 'windows-1252'), french],
    ['windows-1256', encoded(arabic, 'windows-1256'), arabic],
    ['Windows line ends', bytesOf(russian.replaceAll('\n', '\r\n')), russian],
  ])('%s', (_name, bytes, text) => {
    expect(decodeText(bytes).text).toBe(text);
  });

  test.each([
    ['the meta element', '<meta charset="windows-1251">'],
    ['the older meta element', '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'],
  ])('a page says its encoding in %s', (_name, meta) => {
    const encoding = /charset="?([\w-]+)/.exec(meta)?.[1] ?? '';
    const page = `<html><head>${meta}<title>x</title></head><body><h1>Тест</h1><p>Щука</p></body></html>`;
    expect(textOfNode(htmlIn.read(encoded(page, encoding), 'x.html').document)).toBe('Тест Щука');
  });
});

describe('plain text', () => {
  const read = (text: string) => plainText.read(bytesOf(text), 'story.txt');
  const parts = (text: string) => {
    const { document } = read(text);
    return [
      textOfNode(childOf(document, 'headline')),
      (childOf(document, 'body')?.content ?? []).map(textOfNode),
    ];
  };
  test.each<[string, string, unknown]>([
    [
      'headline and paragraphs parted by empty lines',
      'Head\n\nOne\nline.\n\n\nTwo.',
      ['Head', ['One line.', 'Two.']],
    ],
    ['a line a paragraph when no line is empty', 'Head\nOne.\nTwo.', ['Head', ['One.', 'Two.']]],
    ['one line', 'Head', ['Head', ['']]],
    ['nothing', ' \n ', ['', ['']]],
    [
      'markup, which is text here',
      '<b>Head</b>\n\n<script>x</script>',
      ['<b>Head</b>', ['<script>x</script>']],
    ],
  ])('%s', (_name, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test.each([
    [russian, { language: 'ru', direction: 'ltr' }],
    [ukrainian, { language: 'uk', direction: 'ltr' }],
    [arabic, { language: 'ar', direction: 'rtl' }],
    ['شبی که رودخانه به آشپزخانه آمد', { language: 'fa', direction: 'rtl' }],
    [german, {}],
  ])('tells the language when its letters do: %s', (text, facts) => {
    expect(read(text).meta).toEqual(facts);
  });

  test('in an old encoding says how it was read', () => {
    expect(plainText.read(encoded(russian, 'windows-1251'), 'x.txt').dropped).toEqual([
      'The file does not name its encoding; it was read as windows-1251.',
    ]);
  });
});

describe('a page that is not ours', () => {
  test('gives its article, and says what was left out', () => {
    const page = `<!doctype html><html lang="fr"><head><title>Site | La nuit</title><meta name="description" content="Quarante ans après."><meta property="article:published_time" content="2026-11-20T09:30:00Z"></head>
      <body><nav><a href="/">Accueil</a></nav><article><h1>La nuit</h1><p>Il <b>pleuvait</b>.</p><iframe src="https://x.example"></iframe><script>alert(1)</script><form><input value="x"></form></article><footer>©</footer></body></html>`;
    const { document, meta, dropped } = htmlIn.read(bytesOf(page), 'nuit.html');
    expect(textOfNode(childOf(document, 'headline'))).toBe('La nuit');
    expect(textOfNode(childOf(document, 'standfirst'))).toBe('Quarante ans après.');
    expect(textOfNode(childOf(document, 'body'))).toContain('Il pleuvait.');
    expect(meta).toMatchObject({ language: 'fr', publishedAt: '2026-11-20T09:30:00.000Z' });
    expect(dropped.length).toBeGreaterThan(0);
    expect(JSON.stringify(document)).not.toMatch(/Accueil|alert|©/);
  });

  test('keeps pictures that lie in the page, and the addresses of others', () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const { document, media } = htmlIn.read(
      bytesOf(
        `<article><h1>x</h1><p>y</p><img src="data:image/png;base64,${png}" alt="a"><img src="https://x.example/b.jpg" alt="b"><img src="data:image/svg+xml;base64,PHN2Zz4=" alt="c"></article>`,
      ),
      'x.html',
    );
    // Whether a drawing is taken, the library says, which reads it.
    expect(media.map(({ source }) => source.replace(/.*\./, ''))).toEqual(['png', 'svg']);
    expect(JSON.stringify(document)).toContain(media[0]?.source);
    expect(JSON.stringify(document)).toContain('https://x.example/b.jpg');
  });
});

describe('a file finds its importer', () => {
  test.each([
    ['story.json', '{"format":"stet-story"', 'json'],
    ['story.stet.json', '{}', 'json'],
    ['page.HTML', '', 'html'],
    ['page.htm', '', 'html'],
    ['notes.md', '', 'markdown'],
    ['notes.txt', '# x', 'text'],
    ['noname', '<!DOCTYPE html><p>', 'html'],
    ['noname', '{"format": "stet-story"}', 'json'],
    ['noname', '---\ntitle: x\n---\n', 'markdown'],
  ])('%s beginning %j is %s', (name, head, id) => {
    expect(importerFor(bytesOf(head), name)?.id).toBe(id);
  });

  test.each(['picture.jpg', 'letter.docx', 'noname'])(
    '%s is refused with the list of what is read',
    (name) => {
      expect(() => importFile(bytesOf('PK\u0003'), name)).toThrow(/It reads: Stet story.*Plain text/);
    },
  );

  test('a file too large is refused before it is read', () => {
    const limit = importers.find(({ id }) => id === 'text')?.limit ?? 0;
    expect(() => importFile(new Uint8Array(limit + 1), 'x.txt')).toThrow(StetError);
  });
});

describe('the stories Stet brings along', () => {
  test.each(['customs-house-reading-room.stet.json', 'qanat-mehrzaran.stet.json'])(
    '%s comes through every format unchanged',
    (name) => {
      const read = importFile(sampleStory(name), name);
      expect(read.dropped).toEqual([]);
      const story = storyOf(read.document, read.meta);
      for (const exporter of exporters) {
        const text = textOf(exporter.write(story, 'story', contextOf()));
        expect(importFile(bytesOf(text), `story.${exporter.extension}`).document).toEqual(story.document);
      }
    },
  );
});

test('every exporter has an importer that reads what it writes', () => {
  for (const exporter of exporters) {
    const text = textOf(exporter.write(storyOf(fullDocument), 'story', contextOf()));
    expect(importFile(bytesOf(text), `story.${exporter.extension}`).document).toEqual(fullDocument);
  }
});
