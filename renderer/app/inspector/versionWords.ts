import type { VersionReason } from '../../../shared/story/story.ts';

/** Why a version was kept, in a few words. */
export const versionReasons: Readonly<Record<VersionReason, string>> = {
  saved: 'Saved by hand',
  status: 'Status changed',
  export: 'Exported',
  hour: 'An hour after the last one',
  restore: 'Before a restore',
  import: 'Imported',
  conflict: 'Kept from a conflict',
  shrunk: 'Before much was taken out',
  repaired: 'Before a text that Stet had to put right',
  recovered: 'Before Stet put back a newer text',
};
