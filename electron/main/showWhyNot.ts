import { app, dialog, shell } from 'electron';
import { FolderInUse } from '../core/core.ts';
import { announce } from './announce.ts';

/** The desk could not be opened. Another Stet on the same folder is shown instead; anything else is said. */
export async function showWhyNot(error: unknown): Promise<void> {
  const other = error instanceof FolderInUse ? error.desk : null;
  if (other === null || other.url === null) {
    dialog.showErrorBox('Stet could not open', error instanceof Error ? error.message : String(error));
    app.exit(1);
    return;
  }
  const address = `${other.url}#t=${other.token}`;
  announce({ running: address });
  await shell.openExternal(address);
  app.exit(0);
}
