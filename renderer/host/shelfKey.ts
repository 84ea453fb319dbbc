import type { AppInfo } from '../../shared/contract/calls.ts';

type Known = Pick<AppInfo, 'shelfKey'>;

const first = Promise.withResolvers<Known>();
let newest = first.promise;

/** The core has said what it is. */
export function learnShelfKey(info: Known): void {
  first.resolve(info);
  newest = Promise.resolve(info);
}

/** What encrypts text that this window keeps for itself, or null where nothing is; waits until the core has said. */
export async function shelfKey(): Promise<CryptoKey | null> {
  const { shelfKey: key } = await newest;
  if (key === null) return null;
  const bytes = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
