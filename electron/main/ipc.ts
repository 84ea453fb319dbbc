import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { callChannel, eventChannel, listeningChannel } from '../../shared/contract/ipcChannels.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { isOurAddress } from './address.ts';

export interface Line {
  /** Tells the page; what comes before the page listens waits for it. */
  send(event: DeskEvent): void;
  /** Whether the page listens, and so can be asked to save. */
  isListening(): boolean;
}

export interface LineOptions {
  readonly dispatch: (name: string, input: unknown) => Promise<Reply<unknown>>;
  /** The page has saved all it had. */
  readonly onFlushed: () => void;
}

/** Joins the window's page to the core. Only the page itself is answered: its window, its top frame, its origin. */
export function openLine(window: BrowserWindow, options: LineOptions): Line {
  let isListening = false;
  const waiting: DeskEvent[] = [];

  const isThePage = (frame: WebFrameMain | null): boolean =>
    frame !== null &&
    !window.isDestroyed() &&
    frame === window.webContents.mainFrame &&
    isOurAddress(frame.url);

  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => {
    // Thrown, not answered: whoever asks from elsewhere learns nothing of the core.
    if (!isThePage(event.senderFrame) || typeof name !== 'string') throw new Error('Refused.');
    if (name === 'app.flushed') options.onFlushed();
    return options.dispatch(name, input);
  });
  ipcMain.on(listeningChannel, (event) => {
    if (!isThePage(event.senderFrame)) return;
    isListening = true;
    for (const one of waiting.splice(0)) window.webContents.send(eventChannel, one);
  });
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) isListening = false;
  });
  window.webContents.on('render-process-gone', () => {
    isListening = false;
  });

  return {
    isListening: () => isListening,
    send(event) {
      if (window.isDestroyed()) return;
      if (isListening) window.webContents.send(eventChannel, event);
      else waiting.push(event);
    },
  };
}
