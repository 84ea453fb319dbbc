import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { readAnnouncement } from './readAnnouncement.mjs';

/**
 * Electron's own process holds core and window; this one only passes on its address and its end.
 *
 * @param {{ root: string, program: string, data: string, say: (line: string) => void }} options
 * @returns {Promise<number>} exit code
 */
export function runElectronHost({ root, program, data, say }) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(program, [root, ...(asRoot ? ['--no-sandbox'] : []), '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const announcement = readAnnouncement(line);
    if (announcement === undefined) return say(line);
    if (announcement.kind === 'running') say('Stet is already running with these stories; showing that one.');
    say(`Stet is open at ${announcement.url}`);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(`Electron could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code, signal) => resolve(signal === null ? (code ?? 1) : 0));
  });
}
