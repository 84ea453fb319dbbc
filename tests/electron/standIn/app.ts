import { EventEmitter } from 'node:events';
import { record, refusable } from './record.ts';
import { settings } from './settings.ts';

interface Closable {
  close(): void;
}

let becomeReady: () => void = () => undefined;
const ready = new Promise<void>((resolve) => {
  becomeReady = resolve;
});
/** Electron is ready only once the main module has run to its end. */
export function mainModuleHasRun(): void {
  becomeReady();
}

export const openWindows = new Set<Closable>();

class App extends EventEmitter {
  readonly isPackaged = settings.isPackaged;
  readonly name = 'Stet';
  #isQuitting = false;
  readonly commandLine = {
    hasSwitch: (name: string) => process.argv.includes(`--${name}`),
    appendSwitch: (name: string, value?: string) =>
      record('commandLine.appendSwitch', ...(value === undefined ? [name] : [name, value])),
  };

  whenReady(): Promise<void> {
    return ready;
  }
  getVersion(): string {
    return '0.0.0-test';
  }
  setName(name: string): void {
    record('app.setName', name);
  }
  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id);
  }
  setAboutPanelOptions(options: unknown): void {
    record('app.setAboutPanelOptions', options);
  }
  setPath(name: string, path: string): void {
    record('app.setPath', name, path);
  }
  enableSandbox(): void {
    record('app.enableSandbox');
  }
  requestSingleInstanceLock(data: unknown): boolean {
    record('app.requestSingleInstanceLock', data);
    return settings.isFirst;
  }
  /** As Electron: windows are asked to close, then `will-quit`, and either may be refused. */
  quit(): void {
    record('app.quit');
    this.#isQuitting = true;
    for (const window of [...openWindows]) window.close();
    if (openWindows.size > 0) {
      this.#isQuitting = false;
      return;
    }
    const event = refusable({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
  exit(code: number): void {
    record('app.exit', code);
    settings.onExit(code);
  }
  lastWindowClosed(): void {
    if (!this.#isQuitting) this.emit('window-all-closed');
  }
}

export const app = new App();
