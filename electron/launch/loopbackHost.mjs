import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readAnnouncement } from './readAnnouncement.mjs';
import { restartDelay } from './restartPlan.mjs';

/** Exit by these means that somebody asked for it. */
const askedFor = new Set(['SIGTERM', 'SIGINT', 'SIGHUP']);

/**
 * Runs the loopback server as a child process and keeps it alive: after a crash it starts again on the same
 * port with the same token, so open windows find their core again and send what was not yet saved.
 *
 * @param {{ root: string, node: string, data: string, port: number, say: (line: string) => void }} options
 */
export function startLoopbackHost({ root, node, data, port, say }) {
  const token = randomBytes(32).toString('hex');
  /** @type {number[]} */
  const crashes = [];
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let restart;
  let stopping = false;
  let wasReady = false;
  let samePort = port;
  /** @type {(announcement: import('./readAnnouncement.mjs').Announcement) => void} */
  let announce;
  /** @type {(code: number) => void} */
  let end;
  /** @type {Promise<import('./readAnnouncement.mjs').Announcement>} */
  const announced = new Promise((resolve) => {
    announce = resolve;
  });
  /** @type {Promise<number>} exit code for the launcher once the server is gone for good */
  const ended = new Promise((resolve) => {
    end = resolve;
  });

  function run() {
    const server = join(root, 'out', 'main', 'loopback.js');
    child = spawn(node, [server, '--data', data, '--port', String(samePort)], {
      // An open stdin tells the server that its launcher lives; when it ends, the server closes.
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, STET_TOKEN: token, STET_SUPERVISED: '1' },
    });
    child.stdin?.on('error', () => {});
    if (child.stdout) createInterface({ input: child.stdout }).on('line', read);
    child.on('error', (error) => {
      say(`The core could not be started: ${error.message}`);
      end(1);
    });
    child.on('exit', exited);
  }

  /** @param {string} line */
  function read(line) {
    const announcement = readAnnouncement(line);
    if (announcement === undefined) return say(line);
    if (announcement.kind === 'ready') {
      wasReady = true;
      samePort = Number(new URL(announcement.url).port);
    }
    announce(announcement);
  }

  /**
   * @param {number | null} code
   * @param {NodeJS.Signals | null} signal
   */
  function exited(code, signal) {
    if (stopping || code === 0 || (signal !== null && askedFor.has(signal))) return end(0);
    if (!wasReady) return end(code ?? 1);
    crashes.push(Date.now());
    say('The core stopped unexpectedly and is starting again. Open windows keep their text.');
    restart = setTimeout(run, restartDelay(crashes, Date.now()));
  }

  function stop() {
    stopping = true;
    clearTimeout(restart);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return end(0);
    child.stdin?.end();
    child.kill('SIGTERM');
    setTimeout(() => child?.kill('SIGKILL'), 5000).unref();
  }

  run();
  return { announced, ended, stop };
}
