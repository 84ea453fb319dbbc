/**
 * Stands in for the module `electron` when the built main process is started in plain Node: it has the names
 * the main process uses, keeps what it is asked, and lets a test play the person, the system and the page.
 * It imitates Electron's interface and nothing else; that a test passes here does not mean it ran on Electron.
 */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { record } from './record.ts';
import { settings } from './settings.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browserWindow.ts';
export { ipcMain } from './ipcMain.ts';
export { session } from './session.ts';

export const dialog = {
  showErrorBox: (title: string, content: string) => record('dialog.showErrorBox', title, content),
  async showMessageBox(...args: readonly unknown[]) {
    const options = args.at(-1);
    record('dialog.showMessageBox', options);
    return { response: settings.answers.shift() ?? 0, checkboxChecked: false };
  },
  async showOpenDialog(...args: readonly unknown[]) {
    record('dialog.showOpenDialog', args.at(-1));
    const folder = settings.answers.shift();
    return { canceled: folder === undefined, filePaths: folder === undefined ? [] : [folder] };
  },
};

export const Menu = {
  buildFromTemplate: (template: unknown) => ({ template, popup: () => record('menu.popup', template) }),
  setApplicationMenu(menu: { readonly template: unknown }) {
    applicationMenu.template = menu.template;
    record('Menu.setApplicationMenu', menu.template);
  },
};
/** The menu with its functions, for a test that chooses an item. */
export const applicationMenu: { template: unknown } = { template: [] };

export const nativeTheme = { shouldUseDarkColors: false };
export const powerMonitor = new EventEmitter();
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => record('protocol.registerSchemesAsPrivileged', schemes),
};
const display = { id: 1, workArea: { x: 0, y: 25, width: 1920, height: 1055 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };
export const shell = {
  showItemInFolder: (path: string) => record('shell.showItemInFolder', path),
  async openExternal(address: string) {
    record('shell.openExternal', address);
  },
};
/** A real process, as Electron's is; the line to it is Node's own. */
export const utilityProcess = {
  fork(path: string, args: readonly string[], options: { readonly execArgv?: readonly string[] }) {
    record('utilityProcess.fork', options);
    const child = fork(path, [...args], {
      execArgv: [...(options.execArgv ?? [])],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    return Object.assign(child, { postMessage: (message: object) => child.send(message) });
  },
};
