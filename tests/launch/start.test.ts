import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { standInRoot } from './standInRoot.ts';

// The launcher as a person meets it: a process, its lines, its exit code.

const root = standInRoot();
const start = join(root, 'electron', 'launch', 'start.mjs');
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function launch(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [start, ...args], { env: { ...process.env, CI: '1', ...env } });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (text += String(bytes)));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, said: () => text };
}

async function addressOf(launched: ReturnType<typeof launch>): Promise<string> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const url = /Stet is open at (\S+)/.exec(launched.said())?.[1];
    if (url !== undefined) return url;
    await pause(20);
  }
  throw new Error(`No address: ${launched.said()}`);
}

function addressesOf(launched: ReturnType<typeof launch>): readonly string[] {
  return [...launched.said().matchAll(/Stet is open at (\S+)/g)].map((match) => match[1] ?? '');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

describe('npm start', () => {
  it('--help lists the options', () => {
    const { status, stdout } = spawnSync(process.execPath, [start, '--help'], { encoding: 'utf8' });
    expect(status).toBe(0);
    for (const option of ['--host', '--data', '--port', '--no-open', '--help'])
      expect(stdout).toContain(option);
  });

  it.each([
    [['--hots', 'browser'], '--hots'],
    [['--host', 'firefox'], '--host takes electron or browser'],
    [['--port', 'many'], '--port takes a number'],
    [['--port', '70000'], '--port takes a number'],
    [['--host', 'electron', '--no-open'], '--no-open belongs to the browser host'],
    [['story.html'], 'story.html'],
  ])('%j is wrong usage', (args, words) => {
    const { status, stderr } = spawnSync(process.execPath, [start, ...args], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).toContain('npm start -- --help');
  });

  it('prints the address and closes cleanly when asked', async () => {
    const launched = launch(['--host', 'browser', '--no-open', '--data', join(root, 'data')]);
    const url = await addressOf(launched);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#t=[0-9a-f]{64}$/);
    expect(await answers(url)).toBe(true);
    launched.child.kill('SIGTERM');
    expect(await launched.ended).toBe(0);
    expect(await answers(url)).toBe(false);
  });

  it('starts a crashed core again at the same address with the same token', async () => {
    const launched = launch(['--no-open', '--data', join(root, 'data')]);
    const url = await addressOf(launched);
    const startsFile = join(root, 'out', 'main', 'starts.txt');
    const before = readFileSync(startsFile, 'utf8').trim().split('\n').length;
    for (const crash of [1, 2]) {
      await fetch(new URL('/crash', url)).catch(() => undefined);
      while (readFileSync(startsFile, 'utf8').trim().split('\n').length < before + crash) await pause(20);
    }
    expect(readFileSync(startsFile, 'utf8').trim().split('\n').slice(-3)).toEqual([url, url, url]);
    expect(await answers(url)).toBe(true);
    expect(launched.said()).toContain('The core stopped unexpectedly');
  });

  it('opens anew with another token when another program took the port of a crashed core', async () => {
    const launched = launch(['--no-open', '--data', join(root, 'data')]);
    const url = await addressOf(launched);
    await fetch(new URL('/lose-port', url)).catch(() => undefined);
    await expect.poll(() => addressesOf(launched).length, { timeout: 10_000 }).toBe(2);
    const [, again = ''] = addressesOf(launched);
    expect(new URL(again).hash).not.toBe(new URL(url).hash);
    expect(await answers(again)).toBe(true);
    expect(launched.said()).toContain('Another program took the desk’s port');
  });

  it('does not leave the core behind when the launcher itself is killed', async () => {
    const launched = launch(['--no-open', '--data', join(root, 'data')]);
    const url = await addressOf(launched);
    launched.child.kill('SIGKILL');
    for (let waited = 0; waited < 5000 && (await answers(url)); waited += 50) await pause(50);
    expect(await answers(url)).toBe(false);
  });

  it('passes on why the core could not start, and does not try again', async () => {
    const launched = launch(['--no-open', '--data', join(root, 'unusable')]);
    expect(await launched.ended).toBe(3);
    expect(launched.said().trim()).toBe('That folder cannot be used.');
  });

  it('shows the Stet that already runs', async () => {
    const launched = launch(['--no-open', '--data', join(root, 'taken')]);
    expect(await launched.ended).toBe(0);
    expect(launched.said()).toContain('Stet is already running');
    expect(launched.said()).toContain('Stet is open at http://127.0.0.1:1/#t=other');
  });

  it.runIf(process.platform === 'linux')('stays up without a display', async () => {
    const launched = launch(['--data', join(root, 'data')], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    const url = await addressOf(launched);
    await pause(200);
    expect(await answers(url)).toBe(true);
  });

  it.runIf(process.platform === 'linux')('closes with its window', async () => {
    const browser = join(root, 'browser.sh');
    writeFileSync(browser, `#!/bin/sh\necho "$@" > "${root}/window.txt"\nsleep 3.2\n`);
    chmodSync(browser, 0o755);
    const launched = launch(['--data', join(root, 'data')], { DISPLAY: ':9', CHROME_PATH: browser });
    const url = await addressOf(launched);
    expect(await launched.ended).toBe(0);
    expect(await answers(url)).toBe(false);
    const said = readFileSync(join(root, 'window.txt'), 'utf8');
    // What every user of the machine may read in the list of processes leads to a page that only the owner may read.
    const door = join(root, 'data', 'desk.html');
    expect(said).toContain(`--app=file://${door} --user-data-dir=${join(root, 'data', 'browser-profile')}`);
    expect(said).not.toContain(new URL(url).hash.slice(3));
    expect(existsSync(join(root, 'data', 'browser-profile'))).toBe(true);
  });
});
