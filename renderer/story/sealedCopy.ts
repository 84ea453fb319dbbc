import type { CopyKey, EmergencyCopy } from './emergencyCopy.ts';

/** A copy whose text only the library's key opens (AES-256-GCM). */
interface SealedCopy extends CopyKey {
  readonly at: number;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** A copy as the browser keeps it. */
export type KeptCopy = EmergencyCopy | SealedCopy;

const nonceLength = 12;

/** With a key nothing of the text is left in the clear; without one the copy is kept as it is. */
export async function sealCopy(key: CryptoKey | null, copy: EmergencyCopy): Promise<KeptCopy> {
  if (key === null) return copy;
  const { storyId, sessionId, at } = copy;
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const text = new TextEncoder().encode(JSON.stringify(copy));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, text);
  return { storyId, sessionId, at, nonce, sealed };
}

/** Null for one that another library's key sealed: it stays where it is. */
export async function openCopy(key: CryptoKey | null, copy: KeptCopy): Promise<EmergencyCopy | null> {
  if (!('sealed' in copy)) return copy;
  if (key === null) return null;
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: copy.nonce }, key, copy.sealed);
    // What opens with the key was sealed by `sealCopy`.
    return JSON.parse(new TextDecoder().decode(text)) as EmergencyCopy;
  } catch {
    return null;
  }
}
