import { EventEmitter } from 'node:events';
import { app, openWindows } from './app.ts';
import { type ExposedHost, runPreload } from './page.ts';
import { record, refusable } from './record.ts';
import { type Session, session } from './session.ts';

export interface Frame {
  url: string;
}

interface Options {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly webPreferences?: {
    readonly preload?: string;
    readonly partition?: string;
    readonly session?: Session;
  };
}

export class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { url: 'about:blank' };
  readonly session: Session;
  openHandler: (details: { url: string }) => unknown = () => ({ action: 'allow' });
  toPage: (channel: string, args: readonly unknown[]) => void = () => undefined;

  constructor(from: Session) {
    super();
    this.session = from;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.openHandler = handler;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  send(channel: string, ...args: readonly unknown[]): void {
    this.toPage(channel, args);
  }
  async printToPDF(options: unknown): Promise<Buffer> {
    record('webContents.printToPDF', options);
    return Buffer.from(`%PDF of ${this.mainFrame.url.split('/').slice(0, 3).join('/')}`);
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: Options;
  exposed: Readonly<Record<string, unknown>> = {};
  #isDestroyed = false;
  #bounds: Readonly<Record<string, number>>;
  #isMaximized = false;
  #isMinimized = false;

  constructor(options: Options) {
    super();
    record('BrowserWindow', options);
    this.options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    const { partition = '', session: given } = options.webPreferences ?? {};
    this.webContents = new WebContents(given ?? session.fromPartition(partition));
    openWindows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    record('loadURL', url);
    this.webContents.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false });
    const answer = await this.webContents.session.schemes.get(new URL(url).protocol.slice(0, -1))?.(
      new Request(url),
    );
    if (answer === undefined || !answer.ok) throw new Error(`ERR_FILE_NOT_FOUND (-6) loading '${url}'`);
    record('loaded', url, (await answer.text()).slice(0, 200));
    this.webContents.mainFrame.url = url;
    const preload = this.options.webPreferences?.preload;
    if (preload !== undefined) this.exposed = runPreload(this, preload);
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }
  /** The page's host, as the preload script exposed it. */
  get host(): ExposedHost {
    // The stand-in's page is our own preload; a test that finds something else fails on its first call.
    return this.exposed['host'] as ExposedHost;
  }

  close(): void {
    const event = refusable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    record('window.destroy', this.options.webPreferences?.partition ?? '');
    openWindows.delete(this);
    this.emit('closed');
    if (openWindows.size === 0) app.lastWindowClosed();
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  show(): void {
    record('window.show');
  }
  focus(): void {
    record('window.focus');
  }
  minimize(): void {
    this.#isMinimized = true;
  }
  restore(): void {
    this.#isMinimized = false;
    record('window.restore');
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  maximize(): void {
    this.#isMaximized = true;
    record('window.maximize');
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  setFullScreen(isFullScreen: boolean): void {
    record('window.setFullScreen', isFullScreen);
  }
  isFullScreen(): boolean {
    return false;
  }
  getNormalBounds(): Readonly<Record<string, number>> {
    return this.#bounds;
  }
  setBounds(bounds: Readonly<Record<string, number>>): void {
    this.#bounds = bounds;
    this.emit('resize');
  }
}
