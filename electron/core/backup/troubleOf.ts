import { UnsoundBackup } from '../db/makeBackup.ts';
import { knownFailure } from '../failure.ts';
import { UnfaithfulCopy } from './copyFaithfully.ts';

export type BackupTrouble = 'unsound' | 'full' | 'readOnly' | 'disk';

/** What keeps a backup or a copy from being made. Throws on what nobody expects. */
export function troubleOf(error: unknown): BackupTrouble {
  if (error instanceof UnsoundBackup || error instanceof UnfaithfulCopy) return 'unsound';
  const known = knownFailure(error);
  if (known === null) throw error;
  if (known.code === 'damaged') return 'unsound';
  if (known.details?.['reason'] === 'full') return 'full';
  return known.code === 'readOnly' ? 'readOnly' : 'disk';
}
