import { describe, expect, test } from 'vitest';
import { readDuration } from '../../electron/core/media/readDuration.ts';
import { sniff } from '../../electron/core/media/sniff.ts';
import { makePng } from '../contract/makePng.ts';

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const big = (value: number, size = 4) =>
  Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex').toString('latin1');
const little = (value: number, size = 4) => [...big(value, size)].reverse().join('');
const zeros = (count: number) => '\0'.repeat(count);
const box = (name: string, content: string) => big(content.length + 8) + name + content;
const float = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('latin1');
};
const lacing = (id: string, content: string) =>
  Buffer.from(id, 'hex').toString('latin1') +
  String.fromCharCode(0x40 | (content.length >> 8), content.length & 0xff) +
  content;

/** Two seconds of each, by each format's own rule; no sound in any of them. */
const files: Readonly<Record<string, string>> = {
  wav: `RIFF${little(36 + 16_000)}WAVEfmt ${little(16)}${little(1, 2)}${little(1, 2)}${little(8000)}${little(8000)}${little(1, 2)}${little(8, 2)}data${little(16_000)}${zeros(16_000)}`,
  flac: `fLaC${big(0x80, 1)}${big(34, 3)}${zeros(10)}${big((48_000 << 4) >>> 0)}${big(0, 1)}${big(96_000)}${zeros(16)}`,
  mp4:
    box('ftyp', `isom${zeros(4)}isom`) +
    box('free', zeros(20)) +
    box('moov', box('mvhd', zeros(12) + big(1000) + big(2000) + zeros(80))),
  m4a:
    box('ftyp', `M4A ${zeros(4)}M4A `) +
    box(
      'moov',
      box('mvhd', `\u0001${zeros(3)}${zeros(16)}${big(44_100)}${big(0)}${big(88_200)}${zeros(60)}`),
    ),
  ogg: `OggS${zeros(2)}${zeros(8)}${zeros(12)}\u0001\u0013OpusHead${zeros(11)}OggS${zeros(2)}${little(96_000)}${zeros(4)}${zeros(12)}\0`,
  mp3: `ID3\u0004${zeros(5)}\u0005${zeros(5)}\u00ff\u00fb\u0090\u0000${zeros(32)}Xing${big(1)}${big(77)}${zeros(200)}`,
  webm:
    lacing('1a45dfa3', lacing('4282', 'webm')) +
    lacing('18538067', lacing('1549a966', lacing('2ad7b1', big(1_000_000, 3)) + lacing('4489', float(2000)))),
};

test.each(Object.entries(files))('knows a %s by its bytes, and its length', (extension, content) => {
  const bytes = latin1(content);
  const kind = sniff(bytes);
  expect(kind.extension).toBe(extension);
  expect(readDuration(bytes, kind)).toBeCloseTo(2, 1);
});

test.each(Object.entries(files))(
  'a %s that was cut short says nothing of its length, and is no error',
  (_extension, content) => {
    const bytes = latin1(content);
    const kind = sniff(bytes);
    for (let length = 16; length < Math.min(bytes.length, 200); length += 7) {
      const seconds = readDuration(bytes.subarray(0, length), kind);
      expect(seconds === null || seconds <= 3).toBe(true);
    }
  },
);

test.each([
  ['jpg', '\u00ff\u00d8\u00ff\u00e0'],
  ['png', Buffer.from(makePng(1, 1)).toString('latin1')],
  ['gif', 'GIF89a'],
  ['webp', `RIFF${zeros(4)}WEBP`],
  ['avif', box('ftyp', `avif${zeros(4)}mif1avif`)],
  ['mov', box('ftyp', `qt  ${zeros(4)}qt  `)],
  ['aac', '\u00ff\u00f1\u0050'],
  ['vtt', 'WEBVTT\n\n'],
  ['svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">'],
  ['tif', 'II*\0\u0008'],
  ['tif', 'MM\0*'],
])('knows a %s by its bytes', (extension, content) =>
  expect(sniff(latin1(content)).extension).toBe(extension),
);

describe('what is refused, and what to do instead', () => {
  test.each([
    ['a HEIC picture', box('ftyp', `heic${zeros(4)}mif1heic`), /HEIC.*JPEG/],
    ['a page that calls itself a picture', 'GIF89<script>', /no file Stet can show/],
    ['Matroska that is no WebM', lacing('1a45dfa3', lacing('4282', 'matroska')), /no file Stet can show/],
    ['an archive', 'PK\u0003\u0004', /no file Stet can show/],
  ])('%s', (_what, content, message) => expect(() => sniff(latin1(content))).toThrow(message));
});
