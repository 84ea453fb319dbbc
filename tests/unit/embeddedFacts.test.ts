import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectMedia } from '../../electron/core/media/inspectMedia.ts';
import { type IimOverflow, iimOverflow } from '../../shared/story/iimLimits.ts';

// What pictures say of themselves, in pictures that are made here: a JPEG with what each block would hold.

const utf8 = (text: string): Buffer => Buffer.from(text);
const word = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

function dataSet(record: number, set: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x1c, record, set]), word(value.length), value]);
}
const declaresUtf8 = dataSet(1, 90, Buffer.from('\u001b%G', 'latin1'));

function resource(id: number, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  return Buffer.concat([
    Buffer.from('8BIM'),
    word(id),
    Buffer.alloc(2),
    size,
    content,
    Buffer.alloc(content.length % 2),
  ]);
}

interface Blocks {
  readonly iim?: Buffer;
  readonly digest?: string;
  readonly xmp?: string;
  readonly exif?: Buffer;
}

async function jpeg({ iim, digest, xmp, exif }: Blocks): Promise<Buffer> {
  const plain = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#865' } })
    .jpeg()
    .toBuffer();
  const segment = (marker: number, content: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0xff, marker]), word(content.length + 2), content]);
  return Buffer.concat([
    plain.subarray(0, 2),
    ...(exif === undefined ? [] : [segment(0xe1, Buffer.concat([utf8('Exif\0\0'), exif]))]),
    ...(xmp === undefined ? [] : [segment(0xe1, utf8(`http://ns.adobe.com/xap/1.0/\0${xmp}`))]),
    ...(iim === undefined
      ? []
      : [
          segment(
            0xed,
            Buffer.concat([
              utf8('Photoshop 3.0\0'),
              resource(0x0404, iim),
              ...(digest === undefined ? [] : [resource(0x0425, Buffer.from(digest, 'hex'))]),
            ]),
          ),
        ]),
    plain.subarray(2),
  ]);
}

function packet(properties: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}
const inLanguages = (name: string, ...texts: readonly (readonly [string, string])[]): string =>
  `<${name}><rdf:Alt>${texts.map(([language, text]) => `<rdf:li xml:lang="${language}">${text}</rdf:li>`).join('')}</rdf:Alt></${name}>`;
const list = (name: string, ...texts: readonly string[]): string =>
  `<${name}><rdf:Bag>${texts.map((text) => `<rdf:li>${text}</rdf:li>`).join('')}</rdf:Bag></${name}>`;

/** A TIFF of one directory of texts, and a second one that camera and place are in. */
function tiff(texts: Readonly<Record<number, string>>): Buffer {
  const entries = Object.entries(texts);
  const head = Buffer.from('MM\0*\0\0\0\u0008', 'latin1');
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16BE(entries.length);
  const values: Buffer[] = [];
  let at = head.length + directory.length;
  entries.forEach(([tag, text], index) => {
    const value = utf8(`${text}\0`);
    const padded = Buffer.concat([value, Buffer.alloc(Math.max(0, 5 - value.length))]);
    const entry = 2 + index * 12;
    directory.writeUInt16BE(Number(tag), entry);
    directory.writeUInt16BE(2, entry + 2);
    directory.writeUInt32BE(padded.length, entry + 4);
    directory.writeUInt32BE(at, entry + 8);
    values.push(padded);
    at += padded.length;
  });
  return Buffer.concat([head, directory, ...values]);
}

async function said(blocks: Blocks) {
  const { embedded, notes, width } = await inspectMedia(await jpeg(blocks));
  expect(width).toBe(8);
  return { embedded, notes };
}

test('XMP is read by its properties, a text in several languages by its default', async () => {
  const xmp = packet(
    inLanguages('dc:description', ['de', 'Die Schleuse'], ['x-default', 'Шлюз  открыт\u0007.']) +
      list('dc:creator', 'Ada Brook', 'Олег Мельник') +
      inLanguages('dc:rights', ['x-default', '© PA']) +
      inLanguages('xmpRights:UsageTerms', ['x-default', 'Editorial use only']) +
      '<xmpRights:WebStatement>https://example.org/terms</xmpRights:WebStatement>' +
      '<photoshop:Headline>New sluice</photoshop:Headline><photoshop:Credit>PA</photoshop:Credit>' +
      '<photoshop:Source>Press Agency</photoshop:Source><photoshop:Instructions>No sales</photoshop:Instructions>' +
      '<photoshop:City>Hull</photoshop:City><photoshop:Country>England</photoshop:Country>' +
      '<photoshop:DateCreated>2026-02-01T10:00+03:00</photoshop:DateCreated>' +
      inLanguages('Iptc4xmpCore:AltTextAccessibility', ['x-default', 'A gate in a river']) +
      list('Iptc4xmpExt:PersonInImage', 'Ada', 'Ada', 'Олег') +
      '<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</Iptc4xmpExt:DigitalSourceType>',
  );
  expect(await said({ xmp })).toEqual({
    embedded: {
      headline: 'New sluice',
      caption: 'Шлюз  открыт.',
      altText: 'A gate in a river',
      persons: ['Ada', 'Олег'],
      place: 'Hull, England',
      takenAt: '2026-02-01T10:00:00+03:00',
      creator: 'Ada Brook, Олег Мельник',
      credit: 'PA',
      supplier: 'Press Agency',
      copyright: '© PA',
      usageTerms: 'Editorial use only',
      digitalSourceType: 'digitalCapture',
      licence: 'https://example.org/terms',
      restrictions: 'No sales',
    },
    notes: [],
  });
});

test('IIM is read in UTF-8, in what its letters tell, and with all its dates', async () => {
  const iim = Buffer.concat([
    declaresUtf8,
    dataSet(2, 120, utf8('Шлюз')),
    dataSet(2, 80, utf8('Ada Brook')),
    dataSet(2, 80, utf8('Ben')),
    dataSet(2, 90, utf8('Hull')),
    dataSet(2, 55, utf8('20260201')),
    dataSet(2, 60, utf8('100000+0300')),
    dataSet(2, 37, utf8('20260401')),
  ]);
  expect((await said({ iim })).embedded).toEqual({
    caption: 'Шлюз',
    creator: 'Ada Brook, Ben',
    place: 'Hull',
    takenAt: '2026-02-01T10:00:00+03:00',
    expires: '2026-04-01',
  });
  const cyrillic = Buffer.from('ced2eaf0fbf220edeee2fbe920f8ebfee720e220efeef0f2f3', 'hex');
  const old = Buffer.concat([dataSet(2, 120, Buffer.from(cyrillic)), dataSet(2, 37, utf8('20261301'))]);
  expect((await said({ iim: old })).embedded).toEqual({
    caption: new TextDecoder('windows-1251').decode(cyrillic),
  });
  expect(
    (await said({ iim: dataSet(2, 105, Buffer.from('Caf\u00e9 \u00e0 Lyon', 'latin1')) })).embedded,
  ).toEqual({
    headline: 'Café à Lyon',
  });
});

describe('where the blocks disagree', () => {
  const iim = Buffer.concat([
    declaresUtf8,
    dataSet(2, 120, utf8('From IIM')),
    dataSet(2, 110, utf8('IIM only')),
  ]);
  const xmp = packet(
    inLanguages('dc:description', ['x-default', 'From XMP']) +
      '<photoshop:Headline>XMP only</photoshop:Headline>',
  );
  const exif = tiff({ 270: 'From EXIF', 315: 'Exif Artist', 33432: 'Камера' });
  const rest = { headline: 'XMP only', credit: 'IIM only', creator: 'Exif Artist', copyright: 'Камера' };
  const digest = createHash('md5').update(iim).digest('hex');
  test.each([
    ['XMP stands', undefined, 'From XMP'],
    ['XMP stands while the digest says that IIM is as old', digest, 'From XMP'],
    ['IIM stands when the digest says that it was changed since', '0'.repeat(32), 'From IIM'],
  ])('%s', async (_what, stated, caption) => {
    const blocks = { iim, xmp, exif, ...(stated === undefined ? {} : { digest: stated }) };
    expect(await said(blocks)).toEqual({ embedded: { ...rest, caption }, notes: [] });
  });

  test('IIM that was changed and has room for the beginning only does not cut XMP’s text', async () => {
    const long = 'Шлюз'.repeat(10);
    const cut = Buffer.concat([declaresUtf8, dataSet(2, 110, utf8(long).subarray(0, 32))]);
    const whole = packet(`<photoshop:Credit>${long}</photoshop:Credit>`);
    expect((await said({ iim: cut, xmp: whole, digest: '0'.repeat(32) })).embedded).toEqual({ credit: long });
  });
});

test('what a camera writes by itself is no caption', async () => {
  const exif = tiff({ 270: 'OLYMPUS DIGITAL CAMERA', 315: 'Ada' });
  expect((await said({ exif })).embedded).toEqual({ creator: 'Ada' });
});

test.each([
  ['XMP that is no XML', { xmp: '<x:xmpmeta><rdf:RDF' }],
  [
    'XMP with entities that multiply',
    { xmp: `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(100)}">]><x:xmpmeta>&a;&a;` },
  ],
  ['XMP 10,000 deep', { xmp: packet('<dc:description>'.repeat(3000)) }],
])('a picture with %s is taken, and said so', async (_what, blocks) => {
  const { embedded, notes } = await said(blocks);
  expect(embedded).toEqual({});
  expect(notes).toEqual([expect.stringContaining('the picture itself is sound')]);
});

test('EXIF that points beyond its end says nothing', async () => {
  const exif = Buffer.from('MM\0*\u00ff\u00ff\u00ff\u00ff', 'latin1');
  expect(await said({ exif })).toEqual({ embedded: {}, notes: [] });
});

test('IIM that lies about its lengths gives what is whole', async () => {
  const iim = Buffer.concat([
    dataSet(2, 110, utf8('PA')),
    Buffer.from([0x1c, 2, 120, 0x7f, 0xff]),
    utf8('cut'),
  ]);
  expect((await said({ iim })).embedded).toMatchObject({ credit: 'PA' });
});

test('a text without end is cut between characters', async () => {
  const family = '👩‍👩‍👧';
  const iim = Buffer.concat([declaresUtf8, dataSet(2, 105, utf8(family.repeat(400)))]);
  const { headline = '' } = (await said({ iim })).embedded;
  expect(headline).toBe(family.repeat(Math.floor(2000 / family.length)));
});

test.each([
  ['Short', null],
  ['é'.repeat(16), null],
  ['Ш'.repeat(17), { bytes: 34, most: 32 }],
] satisfies readonly (readonly [string, IimOverflow | null])[])(
  'the credit %s in IIM: %j',
  (credit, overflow) => {
    expect(iimOverflow('credit', credit)).toEqual(overflow);
  },
);
