import assert from 'node:assert/strict';
import { createConnection } from 'node:net';
import { startLoopback } from '../../electron/loopback/server.ts';
import { openCore, temporaryFolder, testToken } from '../contract/hosts.ts';
import { introduceTo } from '../contract/introduceTo.ts';
import type { Fuzzer } from './fuzzer.ts';
import { mutateBytes } from './mutate.ts';

/** Whatever bytes come over the wire, nobody without the pass gets an answer of the desk, and it goes on answering. */
export const serverFuzzer: Fuzzer = {
  name: 'the loopback server',
  few: 80,
  seeds: [],
  async start() {
    const folder = temporaryFolder();
    const core = await openCore({ dataFolder: folder.path, now: () => new Date() });
    const server = await startLoopback({ core, token: testToken, ports: [0], pageFolder: folder.path });
    const { pass } = await introduceTo(server.url, testToken);
    const wrong = `${pass.slice(1)}${pass[0] === 'x' ? 'y' : 'x'}`;
    const host = `127.0.0.1:${server.port}`;
    const requests = [
      call(host, wrong, 'app.info', '{}'),
      call(host, wrong, 'stories.list', '{"limit":10}'),
      `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET /media/x/y HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `POST /introduction HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 14\r\n\r\n{"nonce":"abc"}`,
      `GET /events HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: stet.${wrong}, x\r\n\r\n`,
      `GET /../../../etc/passwd HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    ].map((text) => Buffer.from(text));
    return {
      async try(random) {
        const answer = await send(server.port, mutateBytes(random.pick(requests), random), patience.broken);
        assert.doesNotMatch(answer, /"ok":true|root:|^HTTP\/1\.1 101/);
        const right = await send(
          server.port,
          Buffer.from(call(host, pass, 'app.info', '{}')),
          patience.whole,
        );
        assert.match(right, /^HTTP\/1\.1 200 .*"ok":true/s);
      },
      async stop() {
        await server.close();
        await core.close();
        folder.remove();
      },
    };
  },
};

/** Milliseconds without a byte after which no answer is waited for: to a request cut off there is none, to a whole one there must be. */
const patience = { broken: 300, whole: 20_000 };

function call(host: string, pass: string, name: string, body: string): string {
  return `POST /call/${name} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nX-Stet-Pass: ${pass}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}

/** What comes back until the other end closes, or for as long as an answer could take. */
function send(port: number, bytes: Uint8Array, milliseconds: number): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write(bytes));
    const done = (): void => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(milliseconds, done);
    socket.setEncoding('latin1').on('data', (piece) => {
      text += String(piece);
    });
    socket.on('error', done).on('close', done);
  });
}
