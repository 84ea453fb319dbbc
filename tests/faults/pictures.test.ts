import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import { type Api, connect } from '../../shared/contract/host.ts';
import { openCore, temporaryFolder } from '../contract/hosts.ts';
import { pngOf } from '../contract/makePng.ts';

// Pictures that are too much, not whole, or something else as well: each is refused in plain words, and the
// library is as it was.

const folder = temporaryFolder();
let core: Core;
let api: Api;
beforeAll(async () => {
  core = await openCore({ dataFolder: folder.path, now: () => new Date(), withSamples: false });
  api = connect({ call: core.dispatch, on: core.onEvent });
});
afterAll(async () => {
  await core.close();
  folder.remove();
});

const noisy = () =>
  sharp({
    create: {
      width: 120,
      height: 80,
      channels: 3,
      background: '#865',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  });
const text = (words: string) => Buffer.from(words, 'latin1');

const zip = Buffer.concat([
  text('PK\u0001\u0002'),
  Buffer.alloc(42),
  text('PK\u0005\u0006'),
  Buffer.from([0, 0, 0, 0, 1, 0, 1, 0]),
  Buffer.alloc(10),
]);
const behind = async (more: Buffer) => Buffer.concat([await noisy().jpeg().toBuffer(), more]);
const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.9));

test.each<readonly [string, () => Promise<Buffer>, string, RegExp]>([
  [
    'of 100 megapixels',
    async () => Buffer.from(pngOf(10_000, 10_000, deflateSync(Buffer.alloc(1000)))),
    'tooLarge',
    /80 megapixels/,
  ],
  [
    'that unpacks to a thousand times its size',
    async () => Buffer.from(pngOf(64, 64, deflateSync(Buffer.alloc(64_000_000)))),
    'invalid',
    /far more than it shows/,
  ],
  [
    'of a gigapixel that is not there',
    async () => Buffer.from(pngOf(65_535, 65_535, deflateSync(Buffer.alloc(10)))),
    'tooLarge',
    /megapixels/,
  ],
  ['cut off, a JPEG', async () => cut(await noisy().jpeg().toBuffer()), 'unsupported', /cut off/],
  [
    'cut off, a progressive JPEG',
    async () => cut(await noisy().jpeg({ progressive: true }).toBuffer()),
    'unsupported',
    /cut off/,
  ],
  ['cut off, a PNG', async () => cut(await noisy().png().toBuffer()), 'unsupported', /cut off/],
  ['cut off, a WebP', async () => cut(await noisy().webp().toBuffer()), 'unsupported', /cut off/],
  [
    'cut off, an AVIF',
    async () => cut(await noisy().avif({ effort: 0 }).toBuffer()),
    'unsupported',
    /cut off/,
  ],
  ['cut off, a GIF', async () => cut(await noisy().gif().toBuffer()), 'unsupported', /cut off/],
  [
    'with a page behind it',
    () => behind(text('<!DOCTYPE html><script>1</script>')),
    'unsupported',
    /web page or program/,
  ],
  [
    'with a program of a server behind it',
    () => behind(text('<?php system($_GET[0]);')),
    'unsupported',
    /web page or program/,
  ],
  ['with an archive behind it', () => behind(zip), 'unsupported', /archive/],
  [
    'with a page in its words',
    () =>
      noisy()
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><html><script>1</script></html></x:xmpmeta>')
        .jpeg()
        .toBuffer(),
    'unsupported',
    /web page/,
  ],
  [
    'that is a PDF too',
    async () => {
      const bytes = await noisy().jpeg().toBuffer();
      const comment = text('%PDF-1.4 x');
      return Buffer.concat([
        bytes.subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0, comment.length + 2]),
        comment,
        bytes.subarray(2),
      ]);
    },
    'unsupported',
    /PDF/,
  ],
])('a picture %s', async (_what, make, code, words) => {
  const reply = await core.dispatch('media.add', { name: 'x.jpg', bytes: new Uint8Array(await make()) });
  expect(reply).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(words) } });
  expect((await api.call('media.list', {})).total).toBe(0);
  expect(readdirSync(folder.path).includes('media') ? readdirSync(join(folder.path, 'media')) : []).toEqual(
    [],
  );
});

test('what a telephone puts behind a photograph is no other file', async () => {
  const bytes = new Uint8Array(await behind(text('SEFT\u0001MotionPhoto_Data....')));
  const { source } = await api.call('media.add', { name: 'phone.jpg', bytes });
  expect((await api.call('media.info', { source })).bytes).toBe(bytes.length);
});
