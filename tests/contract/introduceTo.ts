import { newNonce, type Parties, passAfter } from '../../shared/contract/introduction.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { decodeWire, encodeWire } from '../../shared/contract/wire.ts';

export interface Met {
  readonly pass: string;
  readonly parties: Parties;
}

/** What a window does before it sends anything else; rejects when who answers is not the Stet of this token. */
export async function introduceTo(url: string, token: string): Promise<Met> {
  const nonce = newNonce();
  const response = await fetch(new URL('introduction', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ nonce }),
  });
  const met = passAfter(await response.json(), { token, port: Number(new URL(url).port), nonce });
  if (met === null) throw new Error('Another Stet answers there.');
  return met;
}

/** Calls as the page makes them, to a Stet that may be started again meanwhile. */
export function postTo(
  url: string,
  token: string,
): (name: string, input: unknown) => Promise<Reply<unknown>> {
  let pass: string | null = null;
  return async (name, input) => {
    for (;;) {
      const isFresh = pass === null;
      pass ??= (await introduceTo(url, token)).pass;
      const response = await fetch(new URL(`call/${name}`, url), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Stet-Pass': pass, Origin: new URL(url).origin },
        body: encodeWire(input),
      });
      if (response.status === 401 && !isFresh) pass = null;
      // Our own server answers with an envelope; anything else fails in whoever reads it.
      else return decodeWire(await response.text()) as Reply<unknown>;
    }
  };
}
