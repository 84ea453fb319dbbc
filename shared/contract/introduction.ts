import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/*
 * How a window and a Stet make sure of one another over a port that any program of this machine may have taken
 * meanwhile. Both know the token; neither ever sends it. The window sends a number of its own choice, and what
 * answers proves with it that it knows the token. Only then does the window send calls, with a pass that is made
 * from the token for this one running server: no other program, and no later Stet, can do anything with it.
 */

/** 256 bits, in hexadecimal digits. */
const number = /^[0-9a-f]{64}$/;

/** What a server says of itself when asked with a window's number. */
export interface Introduction {
  /** Chosen at random when the server started. */
  readonly instance: string;
  readonly proof: string;
}

/** The server's end of it, for one that listens on `port`. */
export interface Parties {
  readonly token: string;
  readonly port: number;
  readonly instance: string;
}

/** A number that nobody has seen before. */
export function newNonce(): string {
  return bytesToHex(randomBytes(32));
}

export function isNonce(value: unknown): value is string {
  return typeof value === 'string' && number.test(value);
}

/** Shows that who answers to `nonce`, to a question or over a connection for events, knows the token. */
export function proofFor(to: 'question' | 'events', nonce: string, parties: Parties): string {
  return sign(`proof ${to}`, parties, nonce);
}

/** What lets a window in at this server. */
export function passFor(parties: Parties): string {
  return sign('pass', parties, '');
}

/** The pass for the server that said this in answer to `nonce`, or null when it does not know the token. */
export function passAfter(
  said: unknown,
  { token, port, nonce }: { readonly token: string; readonly port: number; readonly nonce: string },
): { readonly pass: string; readonly parties: Parties } | null {
  if (token === '' || !isIntroduction(said)) return null;
  const parties: Parties = { token, port, instance: said.instance };
  if (said.proof !== proofFor('question', nonce, parties)) return null;
  return { pass: passFor(parties), parties };
}

function isIntroduction(said: unknown): said is Introduction {
  return (
    typeof said === 'object' &&
    said !== null &&
    'instance' in said &&
    isNonce(said.instance) &&
    'proof' in said &&
    typeof said.proof === 'string'
  );
}

/** The port is signed too: what a Stet on one port says cannot be passed on by a program on another. */
function sign(what: string, { token, port, instance }: Parties, nonce: string): string {
  const text = ['stet 1', what, String(port), instance, nonce].join('\n');
  return bytesToHex(hmac(sha256, utf8ToBytes(token), utf8ToBytes(text)));
}
