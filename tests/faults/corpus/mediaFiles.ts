import { deflateSync } from 'node:zlib';
import { pngChunk, pngOf, pngSignature } from '../../contract/makePng.ts';
import type { HostileFile } from './hostileFile.ts';

/** Pictures, sound and film with lying headers, bombs inside, and two kinds of file in one. */
export function mediaFiles(isFull: boolean): readonly HostileFile[] {
  const bomb = deflateSync(Buffer.alloc(isFull ? 256_000_000 : 64_000_000));
  const picture = pngOf(64, 64);
  return [
    file('an empty file'),
    file('a gigapixel of nothing', () => pngOf(65_535, 65_535, deflateSync(Buffer.alloc(10)))),
    file('a picture as large as its number goes', () => pngOf(0x7f_ff_ff_ff, 0x7f_ff_ff_ff, Buffer.alloc(0))),
    file('a picture without width', () => pngOf(0, 64)),
    file('a picture that unpacks to a thousand times its size', () => pngOf(64, 64, bomb)),
    file('words that unpack to a thousand times their size', () =>
      withChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), bomb])),
    ),
    file('a colour profile that unpacks to a thousand times its size', () =>
      withChunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), bomb])),
    ),
    file('a picture with a wrong checksum', () => changed(picture, 40)),
    file('a chunk that claims four gigabytes', () => {
      const bytes = Buffer.from(picture);
      bytes.writeUInt32BE(0xff_ff_ff_ff, 33);
      return bytes;
    }),
    file('a picture with a page behind it', () =>
      Buffer.concat([picture, Buffer.from('<!DOCTYPE html><script>alert(1)</script>')]),
    ),
    file('a picture with a program in front', () => Buffer.concat([Buffer.from('#!/bin/sh\nid\n'), picture])),
    file('a GIF that is a script', () => Buffer.from('GIF89a/*\u0001\u0000\u0001\u0000*/=alert(1);//')),
    file('a GIF of 65,535 pixels by 65,535', () =>
      Buffer.concat([Buffer.from('GIF89a'), Buffer.from([255, 255, 255, 255, 0, 0, 0, 0x3b])]),
    ),
    file('a GIF of a million empty frames', () =>
      Buffer.concat([
        Buffer.from('GIF89a'),
        Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
        repeat(
          Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]),
          isFull ? 1_000_000 : 100_000,
        ),
        Buffer.from([0x3b]),
      ]),
    ),
    file('a JPEG that ends after its first bytes', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
    file('a JPEG whose parts have no length', () =>
      repeat(Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]), 50_000),
    ),
    file('a JPEG with a thousand false previews', () =>
      Buffer.concat([
        Buffer.from([0xff, 0xd8]),
        repeat(
          Buffer.concat([Buffer.from([0xff, 0xe1, 0x40, 0x02]), Buffer.alloc(0x4000, 'Exif\0\0MM')]),
          1000,
        ),
        Buffer.from([0xff, 0xd9]),
      ]),
    ),
    file('a WebP that lies about its size', () =>
      Buffer.concat([
        Buffer.from('RIFF'),
        number(0xff_ff_ff_f0),
        Buffer.from('WEBPVP8X'),
        number(10),
        Buffer.alloc(10, 0xff),
      ]),
    ),
    file('an AVIF of garbage', () =>
      box('ftyp', Buffer.from('avif\0\0\0\0avifmif1'), Buffer.alloc(5000, 0xa5)),
    ),
    ...drawings.map(([what, svg]) => file(`a drawing ${what}`, () => Buffer.from(svg))),
    {
      what: 'a drawing in UTF-16',
      bytes: () =>
        Buffer.from(
          '\uFEFF<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
          'utf16le',
        ),
    },
    file('a sound that claims four gigabytes', () =>
      Buffer.concat([
        Buffer.from('RIFF'),
        number(0xff_ff_ff_ff),
        Buffer.from('WAVEfmt '),
        number(16),
        Buffer.alloc(16, 0xff),
        Buffer.from('data'),
        number(0xff_ff_ff_ff),
      ]),
    ),
    file('a sound whose parts have no length', () =>
      Buffer.concat([
        Buffer.from('RIFF'),
        number(36),
        Buffer.from('WAVE'),
        repeat(Buffer.concat([Buffer.from('junk'), number(0)]), 100_000),
      ]),
    ),
    file('an MP3 that is all tag', () =>
      Buffer.concat([Buffer.from('ID3'), Buffer.from([4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f]), Buffer.alloc(1000)]),
    ),
    file('an MP3 of a million broken frames', () => repeat(Buffer.from([0xff, 0xfb, 0x90, 0x00]), 1_000_000)),
    file('an Ogg of empty pages', () =>
      repeat(Buffer.concat([Buffer.from('OggS'), Buffer.alloc(23)]), 100_000),
    ),
    file('a FLAC of no sample rate', () =>
      Buffer.concat([Buffer.from('fLaC'), Buffer.from([0x80, 0, 0, 34]), Buffer.alloc(34, 0)]),
    ),
    file('a FLAC whose parts never end', () =>
      Buffer.concat([Buffer.from('fLaC'), repeat(Buffer.from([0x01, 0, 0, 0]), 500_000)]),
    ),
    file('a film in a film, 10,000 deep', () => {
      const levels = 10_000;
      const all = Buffer.alloc(levels * 8);
      for (let level = 0; level < levels; level += 1) {
        all.writeUInt32BE(all.length - level * 8, level * 8);
        all.write('moov', level * 8 + 4, 'latin1');
      }
      return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), all]);
    }),
    file('a film whose boxes have no size', () =>
      Buffer.concat([
        box('ftyp', Buffer.from('isom\0\0\0\0')),
        repeat(Buffer.concat([number(0), Buffer.from('free')]), 100_000),
      ]),
    ),
    file('a film whose boxes are shorter than their names', () =>
      Buffer.concat([
        box('ftyp', Buffer.from('isom\0\0\0\0')),
        repeat(Buffer.from([0, 0, 0, 1, 0x66, 0x72, 0x65, 0x65]), 100_000),
      ]),
    ),
    file('a WebM of unknown lengths, as deep as it goes', () =>
      Buffer.concat([
        Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84]),
        Buffer.from('webm'),
        repeat(Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), 50_000),
      ]),
    ),
    file('captions without an end', () =>
      Buffer.from(`WEBVTT\n\n${'00:00:00.000 --> 99:99:99.999\n<c><i>'.repeat(50_000)}`),
    ),
    ...Array.from({ length: isFull ? 40 : 8 }, (_, part) =>
      file(`a picture cut off at ${part + 1} of ${isFull ? 40 : 8}`, () =>
        picture.subarray(0, Math.floor((picture.length * part) / (isFull ? 40 : 8))),
      ),
    ),
  ];
}

const drawings: readonly (readonly [string, string])[] = [
  ['with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['that runs when shown', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  [
    'with a page in it',
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe src="https://example.org"/></foreignObject></svg>',
  ],
  [
    'from elsewhere',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="https://example.org/a.png"/></svg>',
  ],
  [
    'of a file of this machine',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="file:///etc/passwd"/></svg>',
  ],
  [
    'that uses itself a billion times',
    `<svg xmlns="http://www.w3.org/2000/svg"><g id="a0"><rect/></g>${Array.from({ length: 30 }, (_, at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(10)}</g>`).join('')}</svg>`,
  ],
  [
    'with entities that multiply',
    `<!DOCTYPE svg [<!ENTITY a0 "x">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&a20;</text></svg>`,
  ],
  [
    'behind a megabyte of comment',
    `<!--${' '.repeat(1_000_000)}--><svg xmlns="http://www.w3.org/2000/svg"/>`,
  ],
];

function file(what: string, bytes: () => Uint8Array = () => new Uint8Array()): HostileFile {
  return { what, bytes };
}

function withChunk(name: string, content: Buffer): Uint8Array {
  const bytes = Buffer.from(pngOf(64, 64));
  // Behind the header, where such chunks belong (PNG specification, 5.6).
  const behind = pngSignature.length + 25;
  return Buffer.concat([bytes.subarray(0, behind), pngChunk(name, content), bytes.subarray(behind)]);
}

function changed(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte));
}

function repeat(piece: Buffer, times: number): Buffer {
  return Buffer.alloc(piece.length * times, piece);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A box of the ISO base media format, and what comes behind it. */
function box(name: string, content: Buffer, rest: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content, rest]);
}
