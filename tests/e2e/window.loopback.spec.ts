import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../electron/launch/findChromium.mjs';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { connect } from '../../shared/contract/host.ts';
import { postTo } from '../contract/introduceTo.ts';
import { expect, test } from './desk.ts';
import { deskPage } from './deskPage.ts';

// What `npm start` does on a machine with a screen: the launcher, the server and a window of a real browser,
// which shows itself to nobody but is otherwise the one that a person would see.

interface Started {
  /** As printed in the terminal. */
  readonly url: URL;
  readonly page: Page;
  /** Ctrl+C; resolves with the launcher's exit code. */
  stop(): Promise<number>;
}

const locked = (page: Page) => page.getByRole('heading', { name: 'Stet is locked' });

const launchers: ChildProcess[] = [];
const windows: Browser[] = [];
test.afterEach(async () => {
  for (const launcher of launchers.splice(0)) launcher.kill('SIGKILL');
  for (const window of windows.splice(0)) {
    const session = await window.newBrowserCDPSession().catch(() => null);
    await session?.send('Browser.close').catch(() => undefined);
  }
});

async function npmStart(folder: string): Promise<Started> {
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
  await expect(page.getByRole('contentinfo').or(locked(page)).first()).toBeVisible();
  return {
    url,
    page,
    async stop() {
      const ended = once(launcher, 'exit');
      launcher.kill('SIGINT');
      const [code] = await ended;
      return Number(code);
    },
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

/** Arguments of every program on the machine, as anybody may list them. */
function processList(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        // Ended meanwhile.
        return '';
      }
    })
    .join('\n');
}

/** In the browser's own store, where the desk keeps texts that it cannot save. */
function keepInWindow(page: Page, text: string): Promise<void> {
  return page.evaluate(
    (value) =>
      new Promise<void>((done) => {
        const opening = indexedDB.open('kept', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('texts', 'readwrite', { durability: 'strict' });
          writing.objectStore('texts').put(value, 'text');
          writing.oncomplete = () => done();
        };
      }),
    text,
  );
}

function keptInWindow(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((found) => {
        const opening = indexedDB.open('kept', 1);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('texts').objectStore('texts').get('text');
          reading.onsuccess = () => found(reading.result);
        };
      }),
  );
}

test('the window keeps what is its own from start to start, and the list of programs tells no secret', async ({
  folder,
}) => {
  const first = await npmStart(folder);
  expect(new URL(first.page.url()).href).toBe(`${first.url.origin}/`);
  const list = processList();
  expect(list).toContain('desk.html');
  expect(list).not.toContain(first.url.hash.slice('#t='.length));
  await keepInWindow(first.page, 'from the first start');
  expect(await first.stop()).toBe(0);

  const second = await npmStart(folder);
  expect(second.url.hash).not.toBe(first.url.hash);
  expect(await keptInWindow(second.page)).toBe('from the first start');
  expect(await second.stop()).toBe(0);
});

test('nothing of an encrypted library is left in the clear, by the window neither', async ({ folder }) => {
  const passphrase = 'four words nobody guesses';
  const secret = 'Quicksilvermond';
  const before = await npmStart(folder);
  await before.page.setViewportSize({ width: 1440, height: 900 });
  const call = postTo(before.url.origin, before.url.hash.slice('#t='.length));
  const desk = deskPage(before.page, connect({ call, on: () => () => {} }));
  await desk.startStory(secret);
  await desk.saved();
  await desk.command('Passphrase of the library…');
  await before.page.getByLabel('New passphrase').fill(passphrase);
  await before.page.getByLabel('Once more').fill(passphrase);
  await desk.press('Enter');
  await expect(desk.toast(/The library is encrypted/)).toBeVisible();
  expect(await before.stop()).toBe(0);

  const after = await npmStart(folder);
  await after.page.getByLabel('Passphrase').fill(passphrase);
  await after.page.keyboard.press('Enter');
  await expect(after.page.getByRole('heading', { level: 1 })).toHaveText(secret);
  // The caret is where it was, behind the headline.
  await expect(after.page.getByRole('textbox', { name: 'Story' })).toBeFocused();
  await after.page.keyboard.type(' rises');
  await expect(after.page.getByRole('contentinfo')).toContainText('2 words');
  await expect(after.page.getByRole('contentinfo')).toContainText('Saved');
  expect(await after.stop()).toBe(0);
  await expect.poll(() => filesWith(folder, secret)).toEqual([]);
});

/** Files anywhere in the folder that hold a text, in any of the ways a browser writes one. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    });
}
