import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Boot } from './bootDesk.ts';
import { call, testGround } from './deskUnderTest.ts';

// The built main process against a stand-in for the module `electron`. This is not a run on Electron.

const ground = testGround();
const dataFolder = ground.newFolder();
let desk: Boot;
let media: string;

beforeAll(async () => {
  desk = ground.boot({ dataFolder });
  await desk.announced;
  const added = await call(desk, 'media.add', { name: 'point.gif', bytes: gif });
  media = String(added.source).slice('media:'.length);
});

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

async function ask(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answered> {
  // The stand-in's answer to this wish has this form.
  return (await desk.wish({ do: 'request', url, headers, method })) as Answered;
}

/** A GIF of one point: the smallest picture there is. */
const gif = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'));

test('is standard and secure, and does not bypass the content policy', async () => {
  const [[schemes] = []] = await desk.asked('protocol.registerSchemesAsPrivileged');
  expect(schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
});

test('serves the page under a strict policy', async () => {
  const { status, headers, body } = await ask('app://stet/index.html');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  const policy = new Map(
    headers['content-security-policy']
      ?.split('; ')
      .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  );
  expect(Object.fromEntries(policy)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'connect-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'stet-story stet-frame ProseMirrorClipboard',
  });
  expect(Buffer.from(body).toString()).toContain('<script type="module"');
});

test.each([
  'app://stet/../package.json',
  'app://stet/%2e%2e/%2e%2e/package.json',
  'app://stet/..%2f..%2fpackage.json',
  'app://stet/..%5c..%5cpackage.json',
  'app://stet/assets/..%2findex.html',
  'app://stet//index.html',
  'app://stet/./%00index.html',
  'app://stet/index.html%00.png',
  'app://stet/index.html::$DATA',
  'app://stet/.vite/manifest.json',
  'app://stet/index.html/',
  'app://stet/',
  'app://stet/media/',
  'app://stet/media/..%2f..%2fstet.sqlite',
  'app://stet/media/../stet.sqlite',
  'app://stet/media/%2e%2e/stet.sqlite',
  `app://stet/media/${'0'.repeat(64)}.gif`,
  'app://other/index.html',
  'app://stet.example/index.html',
  'app://stet:80/index.html',
])('does not serve %s', async (url) => {
  const { status, body } = await ask(url);
  expect({ status, bytes: body.length }).toEqual({ status: 404, bytes: 0 });
});

test.each(['POST', 'PUT', 'DELETE'])('does not take %s', async (method) => {
  expect((await ask('app://stet/index.html', {}, method)).status).toBe(405);
});

test('serves media by name, with their type, for good', async () => {
  const { status, headers, body } = await ask(`app://stet/media/${media}`);
  expect({ status, type: headers['content-type'], length: headers['content-length'], body }).toEqual({
    status: 200,
    type: 'image/gif',
    length: String(gif.length),
    body: gif,
  });
  expect(headers['cache-control']).toContain('immutable');
  expect(headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
});

test.each([
  ['bytes=0-5', 206, `bytes 0-5/${gif.length}`, 'GIF89a'],
  ['bytes=3-5', 206, `bytes 3-5/${gif.length}`, '89a'],
  ['bytes=-1', 206, `bytes ${gif.length - 1}-${gif.length - 1}/${gif.length}`, ';'],
  [`bytes=${gif.length - 1}-9999`, 206, `bytes ${gif.length - 1}-${gif.length - 1}/${gif.length}`, ';'],
  ['bytes=9999-', 416, `bytes */${gif.length}`, ''],
  ['bytes=-0', 416, `bytes */${gif.length}`, ''],
  ['bytes=5-3', 200, undefined, Buffer.from(gif).toString('latin1')],
  ['bytes=0-1,3-4', 200, undefined, Buffer.from(gif).toString('latin1')],
  ['lines=1-2', 200, undefined, Buffer.from(gif).toString('latin1')],
])('answers Range: %s with %i', async (range, status, contentRange, text) => {
  const answered = await ask(`app://stet/media/${media}`, { Range: range });
  expect([
    answered.status,
    answered.headers['content-range'],
    Buffer.from(answered.body).toString('latin1'),
  ]).toEqual([status, contentRange, text]);
});

test('answers HEAD with the length and no body', async () => {
  const { headers, body } = await ask(`app://stet/media/${media}`, {}, 'HEAD');
  expect([headers['content-length'], body.length]).toEqual([String(gif.length), 0]);
});

test.each([
  ['to a file outside', () => linkFile(join(dataFolder, 'stet.sqlite'))],
  ['to another file inside', () => linkFile(join(dataFolder, 'media', media.slice(0, 2), media))],
  ['to a folder outside', () => linkFolder()],
])('follows no symbolic link %s', async (_what, link) => {
  expect((await ask(`app://stet/media/${link()}`)).status).toBe(404);
});

let links = 0;
const freeName = () => `${(0xa0 + links++).toString(16).repeat(32)}.gif`;

function linkFile(target: string): string {
  const name = freeName();
  mkdirSync(join(dataFolder, 'media', name.slice(0, 2)));
  symlinkSync(target, join(dataFolder, 'media', name.slice(0, 2), name));
  return name;
}

function linkFolder(): string {
  const name = freeName();
  const outside = ground.newFolder();
  writeFileSync(join(outside, name), gif);
  symlinkSync(outside, join(dataFolder, 'media', name.slice(0, 2)));
  return name;
}
