import { join } from 'node:path';
import { app, type BrowserWindow, Menu, powerMonitor, type Session, session } from 'electron';
import { connect } from '../../shared/contract/host.ts';
import { backupFolderOf, createCore } from '../core/core.ts';
import { pageAddress } from './address.ts';
import { announce } from './announce.ts';
import { flushBeforeClose } from './closing.ts';
import { offerClipboard } from './contextMenu.ts';
import { recoverFromCrash } from './crash.ts';
import { openLine } from './ipc.ts';
import { buildMenu } from './menu.ts';
import { openFiles } from './openFiles.ts';
import { places } from './places.ts';
import { createPlatform } from './platform.ts';
import { preparePrinting } from './printPdf.ts';
import { servePage } from './protocol.ts';
import { createWindow, loadPage } from './window.ts';

export interface RunningDesk {
  readonly window: BrowserWindow;
  /** Imports story files and shows them. */
  open(files: readonly string[]): void;
}

/** Opens the library and the window on it. Rejects when the library cannot be opened. */
export async function openDesk({
  dataFolder,
  hasDevTools,
}: {
  readonly dataFolder: string;
  readonly hasDevTools: boolean;
}): Promise<RunningDesk> {
  let window: BrowserWindow | null = null;
  const core = await createCore({
    dataFolder,
    backupFolder: backupFolderOf(dataFolder),
    resourcesFolder: places.resources,
    version: app.getVersion(),
    platform: createPlatform(() => window),
  });
  closeCoreAtTheEnd(core);
  const host = { call: core.dispatch, on: core.onEvent };
  const { state } = await connect(host).call('protection.read', {});
  const kept = state === 'off' ? session.defaultSession : secretSession();
  servePage(kept, { page: places.page, media: core.media });
  preparePrinting();

  const desk = createWindow({
    session: kept,
    preload: places.preload,
    icon: places.icon,
    stateFile: join(dataFolder, 'window', 'place.json'),
    hasDevTools,
  });
  window = desk;
  const line = openLine(desk, { dispatch: core.dispatch, onFlushed: () => closing.flushed() });
  const closing = flushBeforeClose(desk, {
    askToFlush: () => line.send({ type: 'closing' }),
    canFlush: line.isListening,
  });
  core.countWindows(() => (line.isListening() ? 1 : 0));
  core.onEvent(line.send);
  // Whoever takes the machine while its owner is away finds the library locked.
  const lock = () => void core.lock().catch(() => {});
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  recoverFromCrash(desk);
  offerClipboard(desk.webContents);
  Menu.setApplicationMenu(
    buildMenu({ run: (id) => line.send({ type: 'command', id }), platform: process.platform, hasDevTools }),
  );

  await loadPage(desk);
  // The command line learns from it that the folder is in use; Electron takes no calls from outside.
  await core.announce({ url: null, token: '' });
  announce({ ready: true, url: pageAddress });
  return { window: desk, open: (files) => void openFiles(files, host, line.send) };
}

/** In memory alone, gone when Stet quits: a name without `persist:` means that, and there is no cache besides. */
function secretSession(): Session {
  return session.fromPartition('encrypted-library', { cache: false });
}

function closeCoreAtTheEnd(core: { close(): Promise<void> }): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void core.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  // The machine is going down: save now, as far as the system lets us.
  powerMonitor.on('shutdown', () => app.quit());
}
