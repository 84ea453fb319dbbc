import { readStatedFacts } from '../../../shared/story/medium.ts';
import type { OpenBackup } from '../db/openBackup.ts';
import type { LibraryKey } from '../protection/libraryKey.ts';
import type { Desk } from './desk.ts';
import { addMedia, findMedia, readMedia } from './mediaStore.ts';
import { parsed } from './mediumRecord.ts';
import { outcomeError } from './outcomeError.ts';
import { tellMedia } from './tellMedia.ts';

/**
 * Brings back those of the media whose files the library lacks from where they were copied to, and what the backup
 * knew of them. What is not there either, or was changed there, stays missing, as the story then says.
 */
export async function bringMediaBack(
  desk: Desk,
  sources: ReadonlySet<string>,
  backup: { readonly opened: OpenBackup; readonly mediaFolder: string; readonly key: LibraryKey | null },
): Promise<void> {
  const { opened, mediaFolder, key } = backup;
  for (const source of sources) {
    if (findMedia(desk, source) !== null) continue;
    const file = readMedia({ folders: { media: mediaFolder }, library: { key } }, source);
    if (typeof file === 'string') continue;
    const known = opened.medium(source);
    try {
      await addMedia(desk, known?.name ?? source, file.bytes, source);
      if (known !== null) tellMedia(desk, new Map([[source, readStatedFacts(parsed(known.facts))]]));
    } catch (error) {
      // Its story is back, and shows a frame that says what is missing; the rest must not wait for it.
      outcomeError(desk, 'backups.restore', error);
    }
  }
}
