import { type BrowserWindow, dialog } from 'electron';
import { loadPage } from './window.ts';

/** When the page dies, says so and loads it again; when it only hangs, leaves the choice to the person. */
export function recoverFromCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    void tellAndReload(window, reason);
  });
  window.on('unresponsive', () => void askToWait(window));
}

async function tellAndReload(window: BrowserWindow, reason: string): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The desk stopped working',
    detail: `Everything up to the last “Saved” is safe; at most a second of typing is missing. Loading the desk again opens your story where it was. (${reason})`,
    buttons: ['Load again', 'Quit Stet'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 1) window.destroy();
  else await loadPage(window);
}

async function askToWait(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The desk does not answer',
    detail:
      'It may be busy with a long story. Loading it again is safe: everything up to the last “Saved” is kept.',
    buttons: ['Wait', 'Load again'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1 && !window.isDestroyed()) await loadPage(window);
}
