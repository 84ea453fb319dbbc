import { newNonce, type Parties, passAfter } from '../../shared/contract/introduction.ts';

/** The Stet of this window, and what lets the window in there. */
export interface KnownStet {
  readonly pass: string;
  readonly parties: Parties;
}

/** `silent`: nothing answers. `stranger`: something answers that is not the Stet this window came from. */
export type Met = KnownStet | 'silent' | 'stranger';

/** How long who answers may take to say who it is, in milliseconds. */
const patience = 5000;
const address = new URL('introduction', location.href).href;

/** Asks who answers at this window's address. Sends nothing but a number made up for it. */
export async function introduce(token: string): Promise<Met> {
  // A window that was opened without its word cannot tell anybody from anybody.
  if (token === '') return 'stranger';
  const nonce = newNonce();
  let said: unknown;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ nonce }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (response.status === 429) return 'silent';
    const text = await response.text();
    said = response.ok ? JSON.parse(text) : null;
  } catch (error) {
    return error instanceof SyntaxError ? 'stranger' : 'silent';
  }
  return passAfter(said, { token, port: Number(location.port || 80), nonce }) ?? 'stranger';
}
