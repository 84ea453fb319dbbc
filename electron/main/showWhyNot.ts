import { pathToFileURL } from 'node:url';
import { app, dialog, shell } from 'electron';
import { doorIn, FolderInUse } from '../core/core.ts';
import { announce } from './announce.ts';

/** The desk could not be opened. Another Stet on the same folder is shown instead; anything else is said. */
export async function showWhyNot(error: unknown, dataFolder: string): Promise<void> {
  const other = error instanceof FolderInUse ? error.desk : null;
  if (other === null || other.url === null) {
    dialog.showErrorBox('Stet could not open', error instanceof Error ? error.message : String(error));
    app.exit(1);
    return;
  }
  announce({ running: `${other.url}#t=${other.token}` });
  // By way of the page in the data folder: the address with its secret would stand in the list of programs.
  await shell.openExternal(pathToFileURL(doorIn(dataFolder)).href);
  app.exit(0);
}
