import { statSync } from 'node:fs';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { isDamage, isReadOnly, openConnection } from './open.ts';
import { hasLog } from './putBack.ts';

/**
 * Has a library that came from a disk need no shared memory any more before anybody looks at it, which some network
 * folders have none of. One with a log is left as it is: the look decides whose that is. Damage is left to the look.
 */
export function doWithoutLog(path: string, key: LibraryKey | null): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0 || hasLog(path)) return;
  try {
    openConnection(path, 'write', key, { isShared: true }).close();
  } catch (error) {
    if (!isDamage(error) && !isReadOnly(error)) throw error;
  }
}
