import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readAnnouncement } from './readAnnouncement.mjs';
import { restartDelay } from './restartPlan.mjs';

/** Exit by these means that somebody asked for it. */
const askedFor = new Set(['SIGTERM', 'SIGINT', 'SIGHUP']);
/** Exit code of a server whose port another program has (electron/loopback/index.ts). */
const portTaken = 3;

/**
 * Runs the loopback server as a child process and keeps it alive: after a crash it starts again on the same
 * port with the same token, so open windows find their core again and send what was not yet saved.
 * `announced` is told where the desk is, and again when it had to move.
 *
 * @param {{
 *   root: string, node: string, data: string, port: number,
 *   say: (line: string) => void,
 *   announced: (announcement: import('./readAnnouncement.mjs').Announcement) => void,
 * }} options
 */
export function startLoopbackHost({ root, node, data, port, say, announced }) {
  let token = createToken();
  /** @type {number[]} */
  const crashes = [];
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let restart;
  let stopping = false;
  /** Where it was ready last; empty until then. */
  let address = '';
  let samePort = port;
  /** @type {(code: number) => void} */
  let end;
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
    if (announcement.url === address) return;
    if (announcement.kind === 'ready') {
      address = announcement.url;
      samePort = Number(new URL(address).port);
    }
    announced(announcement);
  }

  /**
   * @param {number | null} code
   * @param {NodeJS.Signals | null} signal
   */
  function exited(code, signal) {
    if (stopping || code === 0 || (signal !== null && askedFor.has(signal))) return end(0);
    if (address === '') return end(code ?? 1);
    crashes.push(Date.now());
    if (code === portTaken) {
      // Windows that sought their core there may have told the other program the word that lets them in.
      token = createToken();
      samePort = port;
      say('Another program took the desk’s port, so the desk opens anew. Old windows keep their text.');
    } else say('The core stopped unexpectedly and is starting again. Open windows keep their text.');
    restart = setTimeout(run, restartDelay(crashes, Date.now()));
  }

  function stop() {
    stopping = true;
    clearTimeout(restart);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return end(0);
    // Not a signal: Windows has none that a program could answer.
    child.stdin?.end();
    setTimeout(() => child?.kill('SIGKILL'), 5000).unref();
  }

  run();
  return { ended, stop };
}

/** 256 bits that no other program can guess. */
function createToken() {
  return randomBytes(32).toString('hex');
}
