import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { connect, type Host } from '../../shared/contract/host.ts';
import { newNonce, passAfter } from '../../shared/contract/introduction.ts';
import { type Reply, StetError } from '../../shared/contract/reply.ts';
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts';
import { createPrinter } from '../core/platform.ts';
import type { Desk } from './openDesk.ts';

/** The desk that is open, over its own address. Null when nobody answers there any more. */
export async function connectToRunning(url: string, token: string): Promise<Desk | null> {
  const pass = await introduce(url, token).catch(() => null);
  if (pass === null) return null;
  const host = loopbackHost(url, pass);
  const api = connect(host);
  const info = await api.call('app.info', {}).catch((error: unknown) => {
    // The desk that is open is its owner's to unlock.
    if (error instanceof StetError && error.code === 'locked') throw error;
    return null;
  });
  if (info === null) return null;
  const printer = createPrinter();
  return {
    api,
    printer,
    async media(source) {
      const answer = await send(new URL(info.mediaPrefix + source.slice('media:'.length), url), 'GET', {});
      return answer.status === 200 ? answer.body : null;
    },
    async close() {
      host.close();
      await printer.close();
    },
  };
}

/** The desk's note outlives a desk that was killed; what has its port by then is told nothing. */
async function introduce(url: string, token: string): Promise<string | null> {
  const nonce = newNonce();
  const headers = { 'Content-Type': 'application/json' };
  const answer = await send(new URL('introduction', url), 'POST', headers, JSON.stringify({ nonce }));
  const said: unknown = JSON.parse(Buffer.from(answer.body).toString('utf8'));
  return passAfter(said, { token, port: Number(new URL(url).port), nonce })?.pass ?? null;
}

function loopbackHost(url: string, pass: string): Host & { close(): void } {
  let socket: WebSocket | null = null;
  return {
    async call(name, input) {
      try {
        const headers = { 'Content-Type': 'application/json', 'X-Stet-Pass': pass };
        const { body } = await send(new URL(`call/${name}`, url), 'POST', headers, encodeWire(input));
        // What answers under this token is Stet's own server, and it answers with envelopes.
        return decodeWire(Buffer.from(body).toString('utf8')) as Reply<unknown>;
      } catch {
        return {
          ok: false,
          error: { code: 'offline', message: 'Stet was closed while this ran. Run it again to finish.' },
        };
      }
    },
    on(listener) {
      // A window's line is `events`, and before it locks or closes the desk waits for what windows hold.
      const opened = new WebSocket(new URL('progress', url.replace(/^http/, 'ws')), [
        `stet.${pass}`,
        newNonce(),
      ]);
      socket = opened;
      let isGreeted = false;
      opened.on('message', (data) => {
        // The first message greets; those that follow are desk events.
        if (isGreeted) listener(decodeWire(String(data)) as DeskEvent);
        isGreeted = true;
      });
      // Events only show progress: without them the command does its work in silence.
      opened.on('error', () => opened.terminate());
      return () => opened.close();
    },
    close: () => socket?.terminate(),
  };
}

interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Not `fetch`: that gives up on an export that takes longer than five minutes. */
function send(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
