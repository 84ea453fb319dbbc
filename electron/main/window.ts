import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { pageAddress } from './address.ts';
import { fitBounds, readWindowState, smallest, writeWindowState } from './windowState.ts';

export interface WindowOptions {
  /** What the page keeps for itself is kept there. */
  readonly session: Session;
  /** The built preload script. */
  readonly preload: string;
  readonly icon: string;
  /** Where size and place are kept. */
  readonly stateFile: string;
  readonly hasDevTools: boolean;
}

/** The desk's one window, not yet loaded. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const kept = readWindowState(options.stateFile);
  const main = screen.getPrimaryDisplay();
  const displays = [main, ...screen.getAllDisplays().filter((display) => display.id !== main.id)];
  const window = new BrowserWindow({
    ...fitBounds(
      kept?.bounds ?? null,
      displays.map((display) => display.workArea),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Stet',
    icon: options.icon,
    // The paper of the page, so that nothing flashes before it is drawn.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#171614' : '#fbfaf7',
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      // A hidden window's timers would be slowed to one a minute, and with them the save of the last words.
      backgroundThrottling: false,
      devTools: options.hasDevTools,
    },
  });
  if (kept?.isMaximized === true) window.maximize();
  if (kept?.isFullScreen === true) window.setFullScreen(true);
  window.once('ready-to-show', () => window.show());
  keepState(window, options.stateFile);
  return window;
}

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(pageAddress);
}

function keepState(window: BrowserWindow, path: string): void {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    writeWindowState(path, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
    });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', write);
  window.on('closed', () => clearTimeout(timer));
}
