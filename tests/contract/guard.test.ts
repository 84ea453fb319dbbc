import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Core } from '../../electron/core/core.ts';
import { mediaSecret } from '../../electron/loopback/guard.ts';
import { type Loopback, startLoopback } from '../../electron/loopback/server.ts';
import { openCore, temporaryFolder, testToken } from './hosts.ts';
import { makePng } from './makePng.ts';

const folder = temporaryFolder();
const page = join(folder.path, 'page');
let core: Core;
let server: Loopback;
let mediaName = '';

beforeAll(async () => {
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Stet</title>');
  writeFileSync(join(page, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder.path, 'secret.json'), '{}');
  core = await openCore({ dataFolder: join(folder.path, 'data'), now: () => new Date() });
  server = await startLoopback({ core, token: testToken, ports: [0], pageFolder: page });
  const added = await core.dispatch('media.add', { name: 'a.png', bytes: makePng(20, 20) });
  // The contract says what `media.add` answers; the contract suite holds it to that.
  mediaName = (added as { value: { source: string } }).value.source.slice('media:'.length);
});
afterAll(async () => {
  await server.close();
  await core.close();
  folder.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Not fetch: that refuses to send a false Host or Origin. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string,
): Promise<Answer> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, path, method, headers: { Host: `127.0.0.1:${port}`, ...headers } },
      (incoming) => {
        let text = '';
        incoming.setEncoding('latin1');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const json = { 'Content-Type': 'application/json' };
const own = () => server.url.slice(0, -1);
const call = (headers: Record<string, string>, body = '{}', name = 'app.info') =>
  ask(`/call/${name}`, headers, 'POST', body);

describe('a call', () => {
  test('with the token, from the page’s own origin, is answered', async () => {
    expect(await call({ ...json, 'X-Stet-Token': testToken, Origin: own() })).toMatchObject({
      status: 200,
      body: expect.stringContaining('"ok":true'),
    });
    expect(await call({ ...json, 'X-Stet-Token': testToken })).toMatchObject({ status: 200 });
  });

  test.each([
    ['without a token', json, 401],
    ['with another token', { ...json, 'X-Stet-Token': `${testToken}x` }, 401],
    ['with the token of the media', { ...json, 'X-Stet-Token': mediaSecret(testToken) }, 401],
    ['from another site', { ...json, 'X-Stet-Token': testToken, Origin: 'https://example.org' }, 403],
    [
      'from another port of this machine',
      { ...json, 'X-Stet-Token': testToken, Origin: 'http://127.0.0.1:1' },
      403,
    ],
    ['from a page without an origin', { ...json, 'X-Stet-Token': testToken, Origin: 'null' }, 403],
    [
      'that a browser marks as foreign',
      { ...json, 'X-Stet-Token': testToken, 'Sec-Fetch-Site': 'cross-site' },
      403,
    ],
    [
      'by a name pointed at this machine',
      { ...json, 'X-Stet-Token': testToken, Host: 'evil.example:80' },
      421,
    ],
    ['as a form', { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Stet-Token': testToken }, 415],
    ['as plain text', { 'Content-Type': 'text/plain', 'X-Stet-Token': testToken }, 415],
  ])('%s is refused, in silence', async (_what, headers, status) => {
    expect(await call(headers)).toMatchObject({ status, body: '' });
  });

  test('by GET is refused', async () =>
    expect(await ask('/call/app.info', { 'X-Stet-Token': testToken })).toMatchObject({ status: 405 }));

  test.each([
    ['{', 400],
    ['{"$bytes":"*"}', 400],
    ['', 400],
  ])('that is not JSON is refused: %j', async (body, status) => {
    expect(await call({ ...json, 'X-Stet-Token': testToken }, body)).toMatchObject({
      status,
      body: expect.stringContaining('"ok":false'),
    });
  });

  test('that is too large is refused before it is read', async () => {
    const { port } = new URL(server.url);
    const head = `POST /call/stories.save HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nX-Stet-Token: ${testToken}\r\nContent-Length: 900000000\r\n\r\n`;
    const answer = await new Promise<string>((done) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => socket.write(head));
      socket.once('data', (data) => {
        done(String(data));
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  test('gets no leave to be read by other sites', async () => {
    const { headers } = await call({ ...json, 'X-Stet-Token': testToken, Origin: own() });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(
      await ask(
        '/call/app.info',
        { Origin: 'https://example.org', 'Access-Control-Request-Method': 'POST' },
        'OPTIONS',
      ),
    ).toMatchObject({ status: 403 });
  });
});

describe('the page', () => {
  test('is served with a policy that lets it load nothing else, and is not kept', async () => {
    const { status, headers, body } = await ask('/');
    expect([status, body]).toEqual([200, '<!doctype html><title>Stet</title>']);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self' ws://127.0.0.1:*",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe-eval|https?:/);
  });

  test.each([
    ['/assets/app.js', 200],
    ['/assets/none.js', 404],
    ['/../secret.json', 404],
    ['/..%2fsecret.json', 404],
    ['/%2e%2e/secret.json', 404],
    ['/assets/..%5c..%5csecret.json', 404],
    ['//etc/passwd', 404],
    ['/%00', 404],
    ['/%', 404],
    ['/assets', 404],
  ])('%s → %i', async (path, status) => expect((await ask(path)).status).toBe(status));

  test('is not served to a foreign name or site', async () => {
    expect((await ask('/', { Host: 'evil.example' })).status).toBe(421);
    expect((await ask('/', { Origin: 'https://evil.example' })).status).toBe(403);
  });

  const visit = {
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-Dest': 'document',
  };
  test.each([
    ['a window that goes to the desk', '/', visit, 200],
    ['a window that goes to a part of it', '/assets/app.js', visit, 403],
    ['a frame', '/', { ...visit, 'Sec-Fetch-Dest': 'iframe' }, 403],
    ['a script', '/', { ...visit, 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' }, 403],
    [
      'a script of another port',
      '/',
      { ...visit, 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' },
      403,
    ],
  ])('asked for from elsewhere by %s', async (_what, path, headers, status) =>
    expect((await ask(path, headers)).status).toBe(status),
  );

  test('can be reached from this machine only', async () => {
    const { port } = new URL(server.url);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    const reached = (host: string) =>
      new Promise<boolean>((done) => {
        const socket = createConnection({ host, port: Number(port) });
        socket.once('connect', () => done(true)).once('error', () => done(false));
        socket.once('connect', () => socket.destroy());
      });
    expect(await reached('127.0.0.1')).toBe(true);
    if (outside !== undefined) expect(await reached(outside)).toBe(false);
  });
});

describe('media', () => {
  const path = (secret = mediaSecret(testToken)) => `/media/${secret}/${mediaName}`;

  test('is served under its own secret, and can do nothing', async () => {
    const { status, headers } = await ask(path());
    expect([status, headers['content-type']]).toEqual([200, 'image/png']);
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  test.each([
    ['the calls’ token', () => path(testToken)],
    ['no secret', () => `/media//${mediaName}`],
    ['a way out of the folder', () => `/media/${mediaSecret(testToken)}/..%2f..%2fstet.sqlite`],
    ['another file of the data folder', () => `/media/${mediaSecret(testToken)}/stet.sqlite`],
  ])('is not served for %s', async (_what, wrong) => expect((await ask(wrong())).status).toBe(404));

  test.each([
    ['bytes=0-3', 206, 4],
    ['bytes=-5', 206, 5],
    ['bytes=10-', 206, null],
    ['bytes=0-999999', 206, null],
    ['bytes=999999-', 416, 0],
    ['bytes=0-1,4-5', 200, null],
    ['lines=1-2', 200, null],
  ])('can be sought in: %s', async (range, status, length) => {
    const whole = (await ask(path())).body;
    const part = await ask(path(), { Range: range });
    expect(part.status).toBe(status);
    if (length !== null) expect(part.body).toHaveLength(length);
    if (status === 206) {
      const [, start = '', end = ''] =
        /bytes (\d+)-(\d+)\//.exec(String(part.headers['content-range'])) ?? [];
      expect(part.body).toBe(whole.slice(Number(start), Number(end) + 1));
    }
  });
});

describe('events', () => {
  const open = (protocols: string[], headers: Record<string, string> = {}, at = '/events') =>
    new Promise<number>((done) => {
      const socket = new WebSocket(new URL(at, server.url.replace('http', 'ws')), protocols, { headers });
      socket.on('open', () => {
        socket.terminate();
        done(101);
      });
      socket.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
      socket.on('error', () => undefined);
    });

  test.each([
    ['with the token', [`stet.${testToken}`], {}, '/events', 101],
    ['without it', [], {}, '/events', 401],
    ['with another', ['stet.none'], {}, '/events', 401],
    ['from another site', [`stet.${testToken}`], { Origin: 'https://example.org' }, '/events', 403],
    ['by another name', [`stet.${testToken}`], { Host: 'evil.example' }, '/events', 421],
    ['at another address', [`stet.${testToken}`], {}, '/other', 404],
  ])('%s: %s', async (_what, protocols, headers, at, status) =>
    expect(await open(protocols, headers, at)).toBe(status),
  );
});
