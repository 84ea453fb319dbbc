import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Core } from '../../electron/core/core.ts';
import { mediaSecret } from '../../electron/loopback/guard.ts';
import { type Loopback, startLoopback } from '../../electron/loopback/server.ts';
import { watchIdle } from '../../electron/loopback/watchIdle.ts';
import { newNonce, passAfter, proofFor } from '../../shared/contract/introduction.ts';
import { openCore, temporaryFolder, testToken } from './hosts.ts';
import { introduceTo } from './introduceTo.ts';
import { makePng } from './makePng.ts';

const folder = temporaryFolder();
const page = join(folder.path, 'page');
let core: Core;
let server: Loopback;
let mediaName = '';
let pass = '';

beforeAll(async () => {
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Stet</title>');
  writeFileSync(join(page, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder.path, 'secret.json'), '{}');
  core = await openCore({ dataFolder: join(folder.path, 'data'), now: () => new Date() });
  server = await startLoopback({ core, token: testToken, ports: [0], pageFolder: page });
  ({ pass } = await introduceTo(server.url, testToken));
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
const withPass = () => ({ ...json, 'X-Stet-Pass': pass });
const own = () => server.url.slice(0, -1);
const call = (headers: Record<string, string>, body = '{}', name = 'app.info') =>
  ask(`/call/${name}`, headers, 'POST', body);

describe('a call', () => {
  test('with the pass, from the page’s own origin, is answered', async () => {
    expect(await call({ ...withPass(), Origin: own() })).toMatchObject({
      status: 200,
      body: expect.stringContaining('"ok":true'),
    });
    expect(await call(withPass())).toMatchObject({ status: 200 });
  });

  test.each([
    ['without a pass', () => json, 401],
    ['with an empty one', () => ({ ...json, 'X-Stet-Pass': '' }), 401],
    ['with another', () => ({ ...json, 'X-Stet-Pass': `${pass}x` }), 401],
    ['with the token itself', () => ({ ...json, 'X-Stet-Pass': testToken }), 401],
    ['with the secret of the media', () => ({ ...json, 'X-Stet-Pass': mediaSecret(testToken) }), 401],
    ['from another site', () => ({ ...withPass(), Origin: 'https://example.org' }), 403],
    ['from another port of this machine', () => ({ ...withPass(), Origin: 'http://127.0.0.1:1' }), 403],
    ['from a page without an origin', () => ({ ...withPass(), Origin: 'null' }), 403],
    ['that a browser marks as foreign', () => ({ ...withPass(), 'Sec-Fetch-Site': 'cross-site' }), 403],
    ['by a name pointed at this machine', () => ({ ...withPass(), Host: 'evil.example:80' }), 421],
    ['as a form', () => ({ ...withPass(), 'Content-Type': 'application/x-www-form-urlencoded' }), 415],
    ['as plain text', () => ({ ...withPass(), 'Content-Type': 'text/plain' }), 415],
  ])('%s is refused, in silence', async (_what, headers, status) => {
    expect(await call(headers())).toMatchObject({ status, body: '' });
  });

  test('with its pass in the address is refused: addresses end up in histories and logs', async () => {
    expect(await ask(`/call/app.info?pass=${pass}`, json, 'POST', '{}')).toMatchObject({ status: 401 });
  });

  test('by GET is refused', async () =>
    expect(await ask('/call/app.info', { 'X-Stet-Pass': pass })).toMatchObject({ status: 405 }));

  test.each([
    ['{', 400],
    ['{"$bytes":"*"}', 400],
    ['', 400],
  ])('that is not JSON is refused: %j', async (body, status) => {
    expect(await call(withPass(), body)).toMatchObject({
      status,
      body: expect.stringContaining('"ok":false'),
    });
  });

  test('that is too large is refused before it is read', async () => {
    const { port } = new URL(server.url);
    const head = `POST /call/stories.save HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nX-Stet-Pass: ${pass}\r\nContent-Length: 900000000\r\n\r\n`;
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
    const { headers } = await call({ ...withPass(), Origin: own() });
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

test('whoever knocks hundreds of times is cut off, and who has the pass is not', async () => {
  const other = await startLoopback({ core, token: testToken, ports: [0], pageFolder: page });
  const own = await introduceTo(other.url, testToken);
  const knock = (given: string) =>
    fetch(`${other.url}call/app.info`, {
      method: 'POST',
      headers: { ...json, 'X-Stet-Pass': given },
      body: '{}',
    }).then(
      ({ status }) => status,
      () => 'cut off',
    );
  const answers = await Promise.all(Array.from({ length: 600 }, (_, index) => knock(`wrong${index}`)));
  expect(new Set(answers)).toEqual(new Set([401, 'cut off']));
  expect(await knock(own.pass)).toBe(200);
  await other.close();
});

test('a desk without a window and without a call closes in time, and not before', async () => {
  let windows = 1;
  let lastCall = performance.now();
  let closed = 0;
  const stop = watchIdle(
    { windows: () => windows, lastCall: () => lastCall },
    () => {
      closed += 1;
    },
    400,
  );
  await pause(900);
  expect(closed, 'a window is open').toBe(0);
  windows = 0;
  lastCall = performance.now();
  await pause(200);
  expect(closed, 'just called').toBe(0);
  await expect.poll(() => closed).toBeGreaterThan(0);
  stop();
});

describe('an introduction', () => {
  const question = (body: string, headers: Record<string, string> = json, method = 'POST') =>
    ask('/introduction', headers, method, body);
  const port = () => Number(new URL(server.url).port);

  test('proves who answers, and only to the number that was asked with', async () => {
    const nonce = newNonce();
    const { status, body } = await question(JSON.stringify({ nonce }));
    expect(status).toBe(200);
    const said: unknown = JSON.parse(body);
    const asked = { token: testToken, port: port(), nonce };
    expect(passAfter(said, asked)?.pass).toBe(pass);
    expect(passAfter(said, { ...asked, nonce: newNonce() })).toBeNull();
    expect(passAfter(said, { ...asked, token: 'another' })).toBeNull();
    expect(passAfter(said, { ...asked, token: '' })).toBeNull();
    // Passed on by a program that has another port.
    expect(passAfter(said, { ...asked, port: port() + 1 })).toBeNull();
    expect(body).not.toContain(testToken);
    expect(body).not.toContain(pass);
  });

  test('of another start does not let in here', async () => {
    const other = await startLoopback({ core, token: testToken, ports: [0], pageFolder: page });
    const { pass: otherPass } = await introduceTo(other.url, testToken);
    await other.close();
    expect(await call({ ...json, 'X-Stet-Pass': otherPass })).toMatchObject({ status: 401 });
  });

  test.each([
    ['no number', '{}', json, 'POST', 400],
    ['a short number', '{"nonce":"ab"}', json, 'POST', 400],
    ['more than one line', JSON.stringify({ nonce: `${'a'.repeat(63)}\n` }), json, 'POST', 400],
    ['no JSON', 'nonce', json, 'POST', 400],
    ['too much', `{"nonce":"${'a'.repeat(5000)}"}`, json, 'POST', 413],
    ['GET', '', json, 'GET', 405],
    ['another site', JSON.stringify({ nonce: 'a'.repeat(64) }), { Origin: 'https://a.example' }, 'POST', 403],
    ['another name', JSON.stringify({ nonce: 'a'.repeat(64) }), { Host: 'a.example' }, 'POST', 421],
  ])('is refused for %s', async (_what, body, headers: Record<string, string>, method, status) => {
    expect(await question(body, headers, method)).toMatchObject({ status, body: '' });
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
      "require-trusted-types-for 'script'",
      'trusted-types stet-story stet-frame ProseMirrorClipboard',
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
    ['the token', () => path(testToken)],
    ['the calls’ pass', () => path(pass)],
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
  const nonce = newNonce();
  /** The status of what was refused, or the first message of what was let in. */
  const open = (protocols: readonly string[], headers: Record<string, string> = {}, at = '/events') =>
    new Promise<number | string>((done) => {
      const address = new URL(at, server.url.replace('http', 'ws'));
      const socket = new WebSocket(address, [...protocols], { headers });
      socket.on('message', (data) => {
        socket.terminate();
        done(String(data));
      });
      socket.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
      socket.on('error', () => undefined);
    });

  test('begin with a proof of who sends them', async () => {
    const { parties } = await introduceTo(server.url, testToken);
    expect(await open([`stet.${pass}`, nonce])).toBe(
      JSON.stringify({ greeting: proofFor('events', nonce, parties) }),
    );
  });

  test.each([
    ['without a pass', () => [nonce], {}, '/events', 401],
    ['without anything', () => [], {}, '/events', 401],
    ['of a command without a pass', () => [nonce], {}, '/progress', 401],
    ['with another pass', () => ['stet.none', nonce], {}, '/events', 401],
    ['with the token itself', () => [`stet.${testToken}`, nonce], {}, '/events', 401],
    ['without a number to answer to', () => [`stet.${pass}`], {}, '/events', 400],
    ['from another site', () => [`stet.${pass}`, nonce], { Origin: 'https://example.org' }, '/events', 403],
    ['by another name', () => [`stet.${pass}`, nonce], { Host: 'evil.example' }, '/events', 421],
    ['at another address', () => [`stet.${pass}`, nonce], {}, '/other', 404],
    ['with the pass in the address', () => [nonce], {}, '/events?pass=x', 404],
  ])('%s are refused before the connection is made', async (_what, protocols, headers, at, status) =>
    expect(await open(protocols(), headers, at)).toBe(status),
  );
});
