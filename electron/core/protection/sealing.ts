import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/* AES-256-GCM (NIST SP 800-38D) with a nonce of 96 random or counted bits and a tag of 128. */

const algorithm = 'aes-256-gcm';
export const nonceLength = 12;
export const tagLength = 16;

/** The ciphertext with its tag behind it. A nonce is never used twice with one key. */
export function sealWith(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, beside = ''): Buffer {
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(beside));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null when it was sealed with another key, for another `beside`, or was changed since. */
export function unsealWith(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  beside = '',
): Buffer | null {
  if (sealed.length < tagLength) return null;
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(beside));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    // The tag does not fit: the only way these two calls fail.
    return null;
  }
}

/** Nonce, ciphertext and tag in a row. */
export function sealText(key: Uint8Array, text: string): Buffer {
  const nonce = randomBytes(nonceLength);
  return Buffer.concat([nonce, sealWith(key, nonce, Buffer.from(text))]);
}

export function unsealText(key: Uint8Array, sealed: Uint8Array): string | null {
  if (sealed.length < nonceLength) return null;
  const nonce = sealed.subarray(0, nonceLength);
  return unsealWith(key, nonce, sealed.subarray(nonceLength))?.toString('utf8') ?? null;
}
