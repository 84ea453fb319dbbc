import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumArguments } from './chromiumArguments.mjs';

/**
 * Opens the desk as a window of its own, with a profile of its own in the data folder, so that no extension
 * and no sync of the person's browser comes near a story.
 *
 * @param {{ chromium: string, url: string, data: string }} options
 */
export function openAppWindow({ chromium, url, data }) {
  const profile = join(data, 'browser-profile');
  mkdirSync(profile, { recursive: true });
  const child = spawn(chromium, [`--app=${url}`, `--user-data-dir=${profile}`, ...chromiumArguments()], {
    stdio: 'ignore',
    // Ctrl+C in the terminal is for the launcher: the window must live until its last keys are saved.
    detached: process.platform !== 'win32',
  });
  child.unref();
  const opened = Date.now();
  /** @type {Promise<'closed' | 'handedOver' | 'failed'>} handedOver: a browser already had this profile open */
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
