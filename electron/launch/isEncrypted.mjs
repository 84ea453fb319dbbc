import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether the library of a data folder is encrypted: what opens it lies there, in one file or the other.
 *
 * @param {string} data
 * @returns {boolean}
 */
export function isEncrypted(data) {
  return ['library-key.json', 'library-key-copy.json'].some((name) => existsSync(join(data, name)));
}
