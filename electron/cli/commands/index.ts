import type { Command } from 'commander';
import { addCheck } from './check.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addList } from './list.ts';
import { addMedia } from './media.ts';
import { addNotices } from './notices.ts';
import { addPreview } from './preview.ts';
import { addRestore } from './restore.ts';
import { addSamples } from './samples.ts';
import { addServe } from './serve.ts';
import { addShow } from './show.ts';
import { addVersions } from './versions.ts';

/** Every command. A new one is one file and one word here. */
export const commands: readonly ((program: Command) => void)[] = [
  addImport,
  addList,
  addShow,
  addExport,
  addCheck,
  addMedia,
  addNotices,
  addPreview,
  addVersions,
  addRestore,
  addSamples,
  addServe,
];
