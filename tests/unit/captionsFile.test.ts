import { describe, expect, test } from 'vitest';
import { inspectMedia } from '../../electron/core/media/inspectMedia.ts';
import { isSubRip, subRipToWebVtt } from '../../shared/formats/subRip.ts';
import { readWebVtt } from '../../shared/formats/webVtt.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (...blocks: readonly string[]): Uint8Array => bytesOf(['WEBVTT', ...blocks].join('\n\n'));
const cue = (text: string): string => `00:01.000 --> 00:02.000\n${text}`;

describe('a captions file is taken', () => {
  test.each<[string, Uint8Array, { readonly cues: number; readonly end: number }]>([
    ['with one caption', file(cue('The tide.')), { cues: 1, end: 2 }],
    [
      'with a mark, a title, notes, names, hours and settings',
      bytesOf(
        '\ufeffWEBVTT - Tide\r\nKind: captions\r\n\r\nNOTE mine\r\n\r\nREGION\r\nid:a\r\n\r\n1\r\n01:00:01.500 --> 01:00:04.250 align:start line:85%\r\n<v.loud Imke Farrowby>It <i>climbs</i> &amp; rests.\r\n',
      ),
      { cues: 1, end: 3604.25 },
    ],
    [
      'in Persian, Ukrainian and with two that overlap',
      file('00:01.000 --> 00:09.000\n<lang fa>آب</lang>', '00:02.000 --> 00:03.000\nВода <00:02.500>росте'),
      { cues: 2, end: 9 },
    ],
  ])('%s', (_what, bytes, expected) => {
    expect(readWebVtt(bytes)).toEqual(expected);
  });
});

describe('a captions file is refused, and told where', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => {
    const at = `${String(Math.floor(index / 3600)).padStart(2, '0')}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
    return `${at}.000 --> ${at}.500\nx`;
  });
  test.each<[string, Uint8Array, RegExp]>([
    ['of 20 MB', new Uint8Array(20_000_000).fill(65), /larger than 2 MB/],
    ['of 100,000 captions', file(...many), /larger than 2 MB|more than 20000 captions/],
    ['of 30,000 short captions', file(...many.slice(0, 30_000)), /more than 20000 captions/],
    ['with a NUL', file(cue('a\0b')), /^Line 4 .*NUL/],
    ['in UTF-16', Uint8Array.of(0xff, 0xfe, 0x57, 0, 0x45, 0), /UTF-16/],
    ['in windows-1251', Uint8Array.of(...bytesOf('WEBVTT\n\n'), 0xc2, 0xee, 0xe4, 0xe0), /not in UTF-8/],
    ['that is none', bytesOf('WEBVTTX\n\n'), /^Line 1 /],
    ['without captions', bytesOf('WEBVTT\n\nNOTE nothing\n'), /no captions/],
    ['with a negative time', file('-00:01.000 --> 00:02.000\nx'), /^Line 3 .*00:01:02.500/],
    ['with a minute of 61 seconds', file('00:61.000 --> 00:62.000\nx'), /^Line 3 /],
    ['that ends before it begins', file('00:03.000 --> 00:02.000\nx'), /^Line 3 .*ends before it begins/],
    [
      'out of order',
      file('00:05.000 --> 00:06.000\nx', 'b\n00:04.000 --> 00:07.000\ny'),
      /^Line 7 .*before the caption above/,
    ],
    ['with a script', file(cue('Hello\n<script>alert(1)</script>')), /^Line 5 .*<script>/],
    ['with a link', file(cue('<a href="https://x.example">x</a>')), /^Line 4 .*no markup/],
    ['with an event', file(cue('<b onload=x.y()>x</b>').replace('<b ', '<img ')), /^Line 4 .*no markup/],
    ['with markup nested 10,000 deep', file(cue('<i>'.repeat(600))), /^Line 4 .*nests deeper/],
    ['with a stray end', file(cue('<b>x</i>')), /^Line 4 .*not open/],
    ['with a bare <', file(cue('3 < 4')), /^Line 4 .*&lt;/],
    [
      'with a style sheet',
      file('STYLE\n::cue { background: url(https://x.example) }', cue('x')),
      /^Line 3 .*style/,
    ],
    ['with an odd setting', file('00:01.000 --> 00:02.000 onload:alert(1)\nx'), /^Line 3 .*no setting/],
    [
      'with a time where a text belongs',
      file(`${cue('x')}\n00:03.000 --> 00:04.000\ny`),
      /^Line 5 .*empty line/,
    ],
    ['with a line without an end', file(cue('x'.repeat(100_000))), /^Line 4 .*longer/],
  ])('%s', (_what, bytes, message) => {
    expect(() => readWebVtt(bytes)).toThrow(message);
  });
});

describe('SubRip', () => {
  const srt =
    '\ufeff1\r\n00:00:01,000 --> 00:00:02,500 X1:1\r\n<font color="red">It <I>climbs</I></font> & 3 < 4\r\n{\\an8}twice\r\n\r\n2\r\n0:0:3,5 --> 0:0:4,000\r\nВода\r\n';

  test('becomes WebVTT on arrival', async () => {
    expect(new TextDecoder().decode(subRipToWebVtt(bytesOf(srt)))).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nIt <i>climbs</i> &amp; 3 &lt; 4\ntwice\n\n00:00:03.500 --> 00:00:04.000\nВода\n',
    );
    const facts = await inspectMedia(bytesOf(srt));
    expect(facts).toMatchObject({ type: 'text/vtt', duration: 4 });
    expect(readWebVtt(facts.converted ?? new Uint8Array())).toEqual({ cues: 2, end: 4 });
  });

  test('is known by its first lines', () => {
    expect(isSubRip('7\n00:00:01,000 --> 00:00:02,000')).toBe(true);
    expect(isSubRip('WEBVTT\n\n1\n00:01.000 --> 00:02.000')).toBe(false);
  });
});
