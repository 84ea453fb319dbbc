import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindow, Frame } from './browserWindow.ts';
import { ipcMain } from './ipcMain.ts';

/** What the preload script puts into the page. */
export interface ExposedHost {
  call(name: string, input: unknown): Promise<unknown>;
  on(listener: (event: unknown) => void): () => void;
}

/** Stands for the page: runs the built preload script over a line to `ipcMain` that copies what it carries. */
export function runPreload(window: BrowserWindow, preload: string): Readonly<Record<string, unknown>> {
  const exposed: Record<string, unknown> = {};
  const incoming = new EventEmitter();
  const asPage = (frame: Frame = window.webContents.mainFrame) => ({
    sender: window.webContents,
    senderFrame: frame,
  });
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        exposed[name] = value;
      },
    },
    ipcRenderer: {
      invoke: async (channel: string, ...args: unknown[]) =>
        structuredClone(await ipcMain.ask(channel, asPage(), structuredClone(args))),
      send: (channel: string, ...args: unknown[]) =>
        void ipcMain.emit(channel, asPage(), ...structuredClone(args)),
      on: (channel: string, listener: (...args: unknown[]) => void) => void incoming.on(channel, listener),
    },
  };
  window.webContents.toPage = (channel, args) => void incoming.emit(channel, {}, ...structuredClone(args));
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
    return electron;
  };
  const module = { exports: {} };
  // The bundle is CommonJS, as a sandboxed preload has to be; this is how CommonJS is run.
  new Function('require', 'module', 'exports', readFileSync(preload, 'utf8'))(
    require,
    module,
    module.exports,
  );
  return exposed;
}
