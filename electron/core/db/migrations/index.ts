import { library } from './001-library.ts';
import { exported } from './002-exported.ts';
import { contributors } from './003-contributors.ts';
import { mediaLibrary } from './004-mediaLibrary.ts';
import { notices } from './005-notices.ts';

/** One step of the schema: the n-th brings `user_version` from n - 1 to n. A step that shipped is never edited. */
export type Migration = string;

export const migrations: readonly Migration[] = [library, exported, contributors, mediaLibrary, notices];
