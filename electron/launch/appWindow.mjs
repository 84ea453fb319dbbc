import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumArguments } from './chromiumArguments.mjs';
import { isEncrypted } from './isEncrypted.mjs';

/** @typedef {{ ended: Promise<'closed' | 'handedOver' | 'failed'>, close(): void }} AppWindow handedOver: a browser already had this profile open */

/**
 * Opens the desk that runs on a data folder as a window of its own, with a profile of its own in that folder,
 * so that no extension and no sync of the person's browser comes near a story. The browser is sent through the
 * page that the desk keeps there for its owner: other people of this machine can read a program's arguments. Of
 * an encrypted library the browser keeps nothing on the disk, and what it kept before is taken away.
 *
 * @param {{ chromium: string, data: string }} options
 * @returns {AppWindow}
 */
export function openAppWindow({ chromium, data }) {
  const door = join(data, 'desk.html');
  const profile = join(data, 'browser-profile');
  const isProtected = isEncrypted(data);
  if (isProtected) removeProfile(profile);
  if (!existsSync(door) || !makeFolder(profile)) return { ended: Promise.resolve('failed'), close() {} };
  const child = spawn(
    chromium,
    [
      `--app=${pathToFileURL(door).href}`,
      `--user-data-dir=${profile}`,
      ...(isProtected ? ['--incognito'] : []),
      ...chromiumArguments(),
    ],
    {
      stdio: 'ignore',
      // Ctrl+C in the terminal is for the launcher: the window must live until its last keys are saved.
      detached: process.platform !== 'win32',
    },
  );
  child.unref();
  const opened = Date.now();
  /** @type {AppWindow['ended']} */
  const ended = new Promise((resolve) => {
    child.on('error', () => resolve('failed'));
    child.on('exit', (code) => {
      if (code !== 0 && Date.now() - opened < 3000) return resolve('failed');
      const isHandedOver = Date.now() - opened < 3000;
      if (isProtected && !isHandedOver) removeProfile(profile);
      resolve(isHandedOver ? 'handedOver' : 'closed');
    });
  });
  return {
    ended,
    close() {
      child.kill('SIGTERM');
    },
  };
}

/**
 * Unless a browser is using it.
 *
 * @param {string} profile
 */
function removeProfile(profile) {
  try {
    // Chromium's own lock: a link that says `<machine>-<process>`.
    process.kill(Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1)), 0);
  } catch {
    // No lock, or nobody who holds it. On Windows the files of a browser in use refuse to go.
    rmSync(profile, { recursive: true, force: true, maxRetries: 2 });
  }
}

/**
 * @param {string} path
 * @returns {boolean} false where nothing can be written
 */
function makeFolder(path) {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}
