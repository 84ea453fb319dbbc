import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { findChromium } from '../../electron/launch/findChromium.mjs';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';

// What `npm start` does on a machine with a screen: the launcher, the server and a window of a real browser,
// which shows itself to nobody but is otherwise the one that a person would see.

export interface Started {
  /** As printed in the terminal. */
  readonly url: URL;
  readonly page: Page;
  /** As by Ctrl+C, unless told otherwise; resolves with the launcher's exit code. */
  stop(signal?: NodeJS.Signals): Promise<number>;
  /** The launcher's exit code. */
  readonly ended: Promise<number>;
  /** The number of the browser's own process. */
  readonly browser: number;
}

const launchers: ChildProcess[] = [];
const windows: Browser[] = [];
/** For after each test: whatever is still there of the launchers and windows it started. */
export async function endAllStarted(): Promise<void> {
  for (const launcher of launchers.splice(0)) launcher.kill('SIGKILL');
  for (const window of windows.splice(0)) {
    const session = await window.newBrowserCDPSession().catch(() => null);
    await session?.send('Browser.close').catch(() => undefined);
  }
}

export async function npmStart(folder: string): Promise<Started> {
  const data = join(folder, 'data');
  const browser = join(folder, 'browser.sh');
  writeFileSync(
    browser,
    `#!/bin/sh\nexec "${findChromium()}" --headless=new --remote-debugging-port=0 "$@"\n`,
  );
  chmodSync(browser, 0o755);
  const portFile = join(data, 'browser-profile', 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const launcher = spawn(
    process.execPath,
    [join(projectRoot, 'electron', 'launch', 'start.mjs'), '--host', 'browser', '--data', data],
    { env: { ...process.env, DISPLAY: ':9', CHROME_PATH: browser }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  launchers.push(launcher);
  const ended = once(launcher, 'exit').then(([code]) => Number(code));
  const url = await new Promise<URL>((resolve) => {
    createInterface({ input: launcher.stdout }).on('line', (line) => {
      const address = /^Stet is open at (\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(new URL(address));
    });
  });
  let window: Browser | undefined;
  await expect(async () => {
    const [port] = readFileSync(portFile, 'utf8').split('\n');
    window = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  }).toPass();
  if (window !== undefined) windows.push(window);
  const page = await deskIn(window, url.origin);
  await expect(
    page
      .getByRole('contentinfo')
      .or(page.getByRole('heading', { name: 'Stet is locked' }))
      .first(),
  ).toBeVisible();
  return {
    url,
    page,
    stop: (signal = 'SIGINT') => {
      launcher.kill(signal);
      return ended;
    },
    ended,
    browser: Number(
      readlinkSync(join(data, 'browser-profile', 'SingletonLock'))
        .split('-')
        .at(-1),
    ),
  };
}

/** The page that came to the desk's address: a window that keeps nothing is in a context of its own, beside others. */
async function deskIn(window: Browser | undefined, origin: string): Promise<Page> {
  const pages = () => window?.contexts().flatMap((context) => context.pages()) ?? [];
  const desk = () => pages().find((page) => page.url().startsWith(origin));
  await expect.poll(() => desk() !== undefined).toBe(true);
  const page = desk();
  if (page === undefined) throw new Error('The window has gone again.');
  return page;
}
