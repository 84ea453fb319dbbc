import { type BrowserWindow, dialog } from 'electron';

/** How long a page gets to save before the person is asked, in milliseconds. */
const patience = 5000;

export interface ClosingOptions {
  /** Asks the page to save and then to say so. */
  readonly askToFlush: () => void;
  /** Whether there is a page that could save; a crashed one has nothing more to give. */
  readonly canFlush: () => boolean;
}

export interface Closing {
  /** The page has saved all it had. */
  flushed(): void;
}

/** Holds the window open until the page has saved, and asks the person when it does not in time. */
export function flushBeforeClose(window: BrowserWindow, options: ClosingOptions): Closing {
  let timer: NodeJS.Timeout | undefined;
  let isWaiting = false;

  const close = () => {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.destroy();
  };
  const begin = () => {
    isWaiting = true;
    options.askToFlush();
    timer = setTimeout(() => void askPerson(), patience);
  };
  const askPerson = async () => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'Your last changes could not be saved yet',
      detail:
        'The text is still in the window. Go back and use “Save a copy”, or wait and try again. If you close now, what was typed after the last “Saved” is lost.',
      buttons: ['Go back', 'Try again', 'Close without saving'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (!isWaiting) return;
    if (response === 2) close();
    else if (response === 1) begin();
    else isWaiting = false;
  };

  window.on('close', (event) => {
    if (!options.canFlush()) return;
    event.preventDefault();
    if (!isWaiting) begin();
  });
  return {
    flushed() {
      if (!isWaiting) return;
      isWaiting = false;
      close();
    },
  };
}
