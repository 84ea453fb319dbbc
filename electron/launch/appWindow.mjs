import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumArguments } from './chromiumArguments.mjs';

/** @typedef {{ ended: Promise<'closed' | 'handedOver' | 'failed'>, close(): void }} AppWindow handedOver: a browser already had this profile open */

/**
 * Opens the desk that runs on a data folder as a window of its own, with a profile of its own in that folder,
 * so that no extension and no sync of the person's browser comes near a story. The browser is sent through the
 * page that the desk keeps there for its owner: other people of this machine can read a program's arguments.
 *
 * @param {{ chromium: string, data: string }} options
 * @returns {AppWindow}
 */
export function openAppWindow({ chromium, data }) {
  const door = join(data, 'desk.html');
  const profile = join(data, 'browser-profile');
  if (!existsSync(door) || !makeFolder(profile)) return { ended: Promise.resolve('failed'), close() {} };
  const child = spawn(
    chromium,
    [`--app=${pathToFileURL(door).href}`, `--user-data-dir=${profile}`, ...chromiumArguments()],
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
      resolve(Date.now() - opened < 3000 ? 'handedOver' : 'closed');
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
