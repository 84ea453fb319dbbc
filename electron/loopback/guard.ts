import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  type Introduction,
  isNonce,
  newNonce,
  type Parties,
  passFor,
  proofFor,
} from '../../shared/contract/introduction.ts';

/** What a program on this machine must know to be let in: 256 bits, as base64url. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The path media is served under. Pictures are asked for by address, which pages can leak, so it is another
 * secret than the calls' token: made from it, that windows go on working after a restart, and not leading back.
 */
export function mediaSecret(token: string): string {
  return createHmac('sha256', token).update('media').digest('base64url');
}

export interface Guard {
  /** Why a request is turned away, as an HTTP status, or null when it may pass. */
  refuseRequest(request: IncomingMessage): number | null;
  /** A call carries its pass in a header, which no form and no other site's page can set. */
  refuseCall(request: IncomingMessage): number | null;
  /** Events come over a WebSocket that offers pass and number as subprotocols: browsers can set no header there. */
  refuseEvents(request: IncomingMessage): number | null;
  /** Shows a window, which asks before it sends anything else, that this is its Stet. Null for what is no question. */
  introduce(question: unknown): Introduction | null;
  /** The same over a connection for events that was let in. */
  greet(request: IncomingMessage): string;
  isMediaSecret(value: string): boolean;
}

/**
 * Lets in only pages this server served itself. The Host list keeps a foreign name that was pointed at
 * 127.0.0.1 out (DNS rebinding), Origin and Sec-Fetch-Site every other page, the pass every other program.
 */
export function createGuard(token: string, port: () => number): Guard {
  const instance = newNonce();
  const parties = (): Parties => ({ token, port: port(), instance });
  // The port is known by the first question, and stays: every call is held against the same pass.
  let known: string | null = null;
  const pass = (): string => {
    known ??= passFor(parties());
    return known;
  };
  const hosts = () => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  const isOwnOrigin = (origin: string) => hosts().some((host) => origin === `http://${host}`);

  function refuseRequest(request: IncomingMessage): number | null {
    const { headers } = request;
    if (!hosts().includes(headers.host ?? '')) return 421;
    if (headers.origin !== undefined && !isOwnOrigin(headers.origin)) return 403;
    const site = headers['sec-fetch-site'];
    return (site === 'cross-site' || site === 'same-site') && !isVisit(request) ? 403 : null;
  }

  return {
    refuseRequest,
    refuseCall(request) {
      const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
      if (request.method !== 'POST') return 405;
      if (type !== 'application/json') return 415;
      const given = request.headers['x-stet-pass'];
      return typeof given === 'string' && isSame(given, pass()) ? null : 401;
    },
    refuseEvents(request) {
      const refused = refuseRequest(request);
      if (refused !== null) return refused;
      const [given = '', nonce] = offered(request);
      if (!isSame(given, pass())) return 401;
      return isNonce(nonce) ? null : 400;
    },
    introduce(question) {
      const nonce =
        typeof question === 'object' && question !== null && 'nonce' in question && question.nonce;
      return isNonce(nonce) ? { instance, proof: proofFor('question', nonce, parties()) } : null;
    },
    greet: (request) => proofFor('events', offered(request)[1] ?? '', parties()),
    isMediaSecret: (value) => isSame(value, mediaSecret(token)),
  };
}

/** Pass and number, as `stet.<pass>, <number>`. */
function offered({ headers }: IncomingMessage): readonly string[] {
  const names = headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? [];
  return names[0]?.startsWith('stet.') === true ? [names[0].slice('stet.'.length), ...names.slice(1)] : [];
}

/**
 * A window that goes to the desk from somewhere else, such as the page in the data folder that leads here.
 * It gets the bare page, which can do nothing without the token; a frame, a script or a form is no visit.
 */
function isVisit({ method, url, headers }: IncomingMessage): boolean {
  const isOfWindow = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return isOfWindow && method === 'GET' && url === '/';
}

/** In constant time, whatever the lengths: both are hashed first. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
