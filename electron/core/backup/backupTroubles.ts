import type { BackupTrouble } from './troubleOf.ts';

/** What is said when no backup could be made. */
export const troubles: Readonly<Record<BackupTrouble, string>> = {
  unsound:
    'No backup was made, because the copy of the library was not sound. The earlier backups are kept. Close Stet and open it again: it checks the library then.',
  full: 'No backup could be made, because the disk with the backups is full. Stories are saved as before. Free some space there.',
  readOnly:
    'No backup could be made, because the folder of the backups cannot be written. Stories are saved as before. Check its permissions.',
  disk: 'No backup could be made, because the disk could not be read or written. Stories are saved as before. Check that it is connected.',
};

/** What is said when a backup was made, and its copy in the second place was not. */
export const secondTroubles: Readonly<Record<BackupTrouble | 'away', string>> = {
  unsound:
    'The second place for backups gives back other bytes than it was given, so its copy was thrown away. Do not trust that disk; the first place has the backup.',
  full: 'The second place for backups is full, so only the first place has the newest. Free some space there.',
  readOnly:
    'The second place for backups cannot be written, so only the first place has the newest. Check its permissions, or choose another in Story › Backups.',
  disk: 'The second place for backups could not be read or written, so only the first place has the newest. Check that it is connected.',
  away: 'The second place for backups is not there, so only the first place has the newest. Connect it; the copy is then made by itself.',
};

/** What is said when the second place has the texts, and lacks pictures, sounds or films. */
export const mediaTroubles: Readonly<Record<BackupTrouble, string>> = {
  unsound:
    'The second place for backups gives back other bytes of a picture, sound or film than it was given. Do not trust that disk; the library has them all.',
  full: 'The second place for backups has all texts, but no room for all pictures, sounds and films. Free some space there.',
  readOnly:
    'The second place for backups has all texts, but pictures, sounds and films cannot be written there. Check its permissions.',
  disk: 'The second place for backups has all texts, but not all pictures, sounds and films: it could not be read or written. Check that it is connected.',
};
