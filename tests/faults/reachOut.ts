import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup, promises as names } from 'node:dns';
import { rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect as connectSession } from 'node:http2';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSafely } from 'node:tls';
import { Worker } from 'node:worker_threads';

/*
 * A program as an attacker inside the reading process would like it: asked for a port of this machine, it says
 * which of its deeds were let happen.
 */

interface Wish {
  readonly port: number;
}

type Deed = (port: number) => unknown;
const address = '127.0.0.1';

/** Done when what it makes says so; refused when it breaks or says nothing. */
const when = (event: string, make: () => { once(event: string, then: (value?: unknown) => void): unknown }) =>
  new Promise((done, refused) => {
    const made = make();
    made.once(event, done);
    made.once('error', refused);
    setTimeout(refused, 1000);
  });

const deeds: Readonly<Record<string, Deed>> = {
  'write a file': () => {
    const path = join(tmpdir(), `stet-reached-${process.pid}`);
    writeFileSync(path, '');
    rmSync(path);
  },
  'start a program': () => execFileSync(process.execPath, ['--version']),
  'start a thread': () => new Worker('', { eval: true }),
  'signal its parent': () => process.kill(process.ppid, 0),
  'connect by net': (port) => when('connect', () => connect(port, address)),
  'connect by another way to net': (port) =>
    when('connect', () => process.getBuiltinModule('net').connect(port, address)),
  'connect by tls': (port) => when('connect', () => connectSafely(port, address)),
  'ask by http': (port) => when('response', () => get({ port, host: address })),
  'ask by http2': (port) => when('connect', () => connectSession(`http://${address}:${port}`)),
  'ask by fetch': (port) => fetch(`http://${address}:${port}`),
  'ask by WebSocket': (port) =>
    new Promise((done, refused) => {
      const socket = new WebSocket(`ws://${address}:${port}`);
      socket.onopen = done;
      socket.onerror = refused;
    }),
  'send by dgram': (port) =>
    new Promise((done, refused) => {
      createSocket('udp4').send('x', port, address, (error) =>
        error === null ? done(null) : refused(error),
      );
    }),
  'listen by net': () => when('listening', () => createServer().listen(0, address)),
  'listen by dgram': () => when('listening', () => createSocket('udp4').bind(0, address)),
  'find a name': () =>
    new Promise((done, refused) =>
      lookup('localhost', (error) => (error === null ? done(null) : refused(error))),
    ),
  'find a name, promised': () => names.lookup('localhost'),
};

process.on('message', async (wish: Partial<Wish>) => {
  if (wish.port === undefined) return;
  const { port } = wish;
  const done: string[] = [];
  for (const [name, deed] of Object.entries(deeds)) {
    try {
      await deed(port);
      done.push(name);
    } catch {
      // Refused, as it should be.
    }
  }
  process.send?.({ tried: Object.keys(deeds), done });
});
process.on('disconnect', () => process.exit(0));
