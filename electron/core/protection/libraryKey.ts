import { hkdfSync } from 'node:crypto';

/** 256 random bits, from which all keys of an encrypted library are made. */
export type LibraryKey = Uint8Array;

export const keyLength = 32;

/** What a key is for: no two uses share one (RFC 5869, section 3.2). */
type Purpose = 'id' | 'database' | 'journal' | 'files' | 'names' | 'shelf';

/** Tells keys apart without telling anything of them, 16 hex digits. */
export function keyId(key: LibraryKey): string {
  return keyFor(key, 'id').toString('hex', 0, 8);
}

export function keyFor(key: LibraryKey, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `stet ${purpose} 1`, keyLength));
}
