import { type BrowserWindow, dialog, shell } from 'electron';
import type { Platform } from '../core/platform.ts';
import { mediaPrefix } from './address.ts';
import { printPdf } from './printPdf.ts';
import { startReader } from './startReader.ts';

/** What Electron lends the core: the system's dialogs, its file list, a page as PDF, and its utility process. */
export function createPlatform(window: () => BrowserWindow | null): Platform {
  return {
    host: 'electron',
    mediaPrefix,
    async chooseFolder(start) {
      const options: Electron.OpenDialogOptions = {
        title: 'Choose a folder',
        buttonLabel: 'Choose',
        properties: ['openDirectory', 'createDirectory'],
        ...(start === '' ? {} : { defaultPath: start }),
      };
      const parent = window();
      const { canceled, filePaths } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    async reveal(path) {
      shell.showItemInFolder(path);
    },
    printPdf,
    startReader,
  };
}
