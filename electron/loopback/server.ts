import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { beatPause, type DeskEvent } from '../../shared/contract/events.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts';
import type { Core } from '../core/core.ts';
import { createGuard } from './guard.ts';
import { commonHeaders, mediaHeaders, secretMediaHeaders } from './headers.ts';
import { listen } from './listen.ts';
import { readBody } from './readBody.ts';
import { sendFile } from './sendFile.ts';
import { findStatic } from './staticFiles.ts';
import { createTurnstile } from './turnstile.ts';

/** A story is at most a few megabytes; only calls that carry files may be larger. V8's strings end at 512 MB. */
const mostBytes = 64_000_000;
const mostQuestionBytes = 1000;
const mostFileBytes = 400_000_000;
/** A few windows need a dozen; whoever opens hundreds wants to keep others out. */
const mostConnections = 256;
const carryFiles = new Set(['media.add', 'imports.read']);

export interface LoopbackOptions {
  readonly core: Core;
  readonly token: string;
  /** Tried in this order; 0 stands for any free one. */
  readonly ports: readonly number[];
  /** The built page. */
  readonly pageFolder: string;
}

export interface Loopback {
  readonly url: string;
  readonly port: number;
  /** Windows that listen for events; a command that does so holds nothing that could be lost. */
  windows(): number;
  /** When a call was last let in, in milliseconds of `performance.now()`. */
  lastCall(): number;
  close(): Promise<void>;
}

/** Serves the desk to this machine's browser, on 127.0.0.1 alone. Throws PortTaken when every port is. */
export async function startLoopback({ core, token, ports, pageFolder }: LoopbackOptions): Promise<Loopback> {
  let ownPort = 0;
  let lastCall = performance.now();
  const guard = createGuard(token, () => ownPort);
  const turnstile = createTurnstile();
  const windows = new Set<WebSocket>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, clientTracking: true });
  const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  // A large file on a slow disk may take its time; a client that sends no headers may not.
  server.headersTimeout = 10_000;
  server.requestTimeout = 600_000;
  server.maxConnections = mostConnections;
  server.on('upgrade', upgrade);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = guard.refuseRequest(request);
    if (refused !== null) return refuse(response, refused);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/introduction') return introduce(request, response);
    if (path.startsWith('/call/')) return call(request, response, path.slice('/call/'.length));
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const [, folder, secret = '', name = ''] = path.split('/');
    if (folder === 'media') return media(request, response, secret, name);
    const file = await findStatic(pageFolder, path);
    if (file === null) return refuse(response, 404);
    const isNamedByContent = path.startsWith('/assets/');
    const caching = isNamedByContent ? 'private, max-age=31536000, immutable' : 'no-store';
    return sendFile(request, response, file, { ...commonHeaders, 'Cache-Control': caching });
  }

  async function introduce(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405);
    const body = await readBody(request, mostQuestionBytes);
    if (body === null) return refuse(response, 413);
    const introduction = guard.introduce(readJson(body));
    return introduction === null ? refuse(response, 400) : send(response, 200, introduction);
  }

  async function call(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const refused = guard.refuseCall(request);
    if (refused !== null) return refuse(response, refused);
    const body = await readBody(request, carryFiles.has(name) ? mostFileBytes : mostBytes);
    lastCall = performance.now();
    if (body === null) {
      return reply(
        response,
        413,
        failure('tooLarge', 'This is too large to be sent to Stet at once. Nothing was changed.'),
      );
    }
    let input: unknown;
    try {
      input = decodeWire(body);
    } catch {
      return reply(response, 400, failure('invalid', 'The request is not JSON. Nothing was changed.'));
    }
    return reply(response, 200, await core.dispatch(name, input));
  }

  async function media(
    request: IncomingMessage,
    response: ServerResponse,
    secret: string,
    name: string,
  ): Promise<void> {
    if (!guard.isMediaSecret(secret)) return refuse(response, 404);
    const file = core.media(`media:${name}`);
    if (file === null) return refuse(response, 404);
    return sendFile(request, response, file, file.isSealed ? secretMediaHeaders : mediaHeaders);
  }

  function refuse(response: ServerResponse, status: number): void {
    if (turnstile.refuse()) {
      response.destroy();
      return;
    }
    response
      .writeHead(status, { ...commonHeaders, 'Cache-Control': 'no-store', 'Content-Length': '0' })
      .end();
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const isWindow = request.url === '/events';
    const refused = isWindow || request.url === '/progress' ? guard.refuseEvents(request) : 404;
    if (refused !== null) {
      socket.end(`HTTP/1.1 ${refused} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      keepOpen(opened);
      if (isWindow) {
        windows.add(opened);
        opened.on('close', () => {
          windows.delete(opened);
          core.windowLeft();
        });
      }
      opened.send(encodeWire({ greeting: guard.greet(request) }));
    });
  }

  ownPort = await listen(server, ports);
  const tell = (event: DeskEvent): void => {
    const text = encodeWire(event);
    for (const socket of sockets.clients) if (socket.readyState === socket.OPEN) socket.send(text);
  };
  const stopListening = core.onEvent(tell);
  // A Stet that hangs keeps its connections: only silence tells a window that nobody is there.
  const beat = setInterval(() => tell({ type: 'beat' }), beatPause);
  beat.unref();

  return {
    url: `http://127.0.0.1:${ownPort}/`,
    port: ownPort,
    windows: () => windows.size,
    lastCall: () => lastCall,
    async close() {
      stopListening();
      clearInterval(beat);
      for (const socket of sockets.clients) socket.close(1001);
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 500).unref();
      await closed;
    },
  };
}

/** Events only go out; what a window sends here is not read. Errors of a socket end that socket alone. */
function keepOpen(socket: WebSocket): void {
  socket.on('error', () => socket.terminate());
}

function reply(response: ServerResponse, status: number, envelope: Reply<unknown>): void {
  send(response, status, envelope);
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const headers = { ...commonHeaders, 'Cache-Control': 'no-store', 'Content-Type': 'application/json' };
  response
    .writeHead(status, status === 413 ? { ...headers, Connection: 'close' } : headers)
    .end(encodeWire(value));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function failure(code: 'tooLarge' | 'invalid', message: string): Reply<never> {
  return { ok: false, error: { code, message } };
}
