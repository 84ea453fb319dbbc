import { dirname } from 'node:path';
import { StetError } from '../../../shared/contract/reply.ts';
import { isHeaderSound } from '../db/fileHeader.ts';
import { opensWith } from '../db/open.ts';
import { keepKey, keysBeside, openKeyFile, readKeyFile } from '../protection/keyFile.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import { type Backup, listBackups, removeBackup } from './backupFiles.ts';

export interface BackupKeys {
  /** What opens a backup; null for one that is not encrypted. Throws StetError `locked` when it is not known. */
  keyOf(backup: Backup): LibraryKey | null;
  isLocked(backup: Backup): boolean;
  /** Opens those in the folder of one, until Stet is closed. Throws StetError. */
  unlock(backup: Backup, passphrase: string): Promise<void>;
}

/** The library's own key, and keys that were given for backups of other libraries or of earlier times. */
export function createBackupKeys(own: LibraryKey | null): BackupKeys {
  const given: LibraryKey[] = [];

  /** Undefined when none of the known keys opens it. */
  function find({ path }: Backup): LibraryKey | null | undefined {
    if (isHeaderSound(path)) return null;
    return [...(own === null ? [] : [own]), ...given].find((key) => opensWith(path, key));
  }
  return {
    keyOf(backup) {
      const key = find(backup);
      if (key === undefined)
        throw new StetError('locked', 'This backup is encrypted. Give the passphrase the library had then.');
      return key;
    },
    isLocked: (backup) => find(backup) === undefined,
    async unlock(backup, passphrase) {
      const files = keysBeside(dirname(backup.path));
      if (files.length === 0)
        throw new StetError(
          'notFound',
          'The file with the key of this backup (library-key-….json) is not beside it any more. Put it back; without it nobody can read the backup.',
        );
      for (const file of files) {
        const key = await openKeyFile(file, passphrase);
        if (key !== null && opensWith(backup.path, key)) {
          given.push(key);
          return;
        }
      }
      throw new StetError('invalid', 'That is not the passphrase of this backup.', { reason: 'passphrase' });
    },
  };
}

/** Backups of an encrypted library never lie anywhere without what opens them. */
export function keepKeyBeside(dataFolder: string, backupFolder: string): void {
  const file = readKeyFile(dataFolder);
  if (typeof file === 'object') keepKey(backupFolder, file);
}

/** Takes away what was copied to the second place before the library was encrypted: it was not there to be converted. */
export function removeBackupsInTheClear(folder: string): void {
  for (const { path } of listBackups(folder)) if (isHeaderSound(path)) removeBackup(path);
}
