import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { nodeBinary } from '../../electron/launch/nodeBinary.mjs';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { readAnnouncement } from '../../electron/launch/readAnnouncement.mjs';
import { type Api, connect } from '../../shared/contract/host.ts';
import { postTo } from '../contract/introduceTo.ts';

/** A running loopback host over a data folder, as the launcher would keep it: it can die and come back. */
export interface DeskHost {
  /** With the token in its fragment, as a person gets it. */
  readonly url: string;
  readonly data: string;
  readonly api: Api;
  /** SIGKILL; resolves when the process is gone. */
  readonly kill: () => Promise<void>;
  /** Starts again on the same port with the same token, as the launcher does after a crash. */
  readonly start: () => Promise<void>;
  /** Holds the process still, as a hung one is: its connections stay open and nothing answers. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Told to end, by SIGTERM unless another signal is named; resolves when the process is gone. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'stet-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export async function startDeskHost(data: string, { samples = false } = {}): Promise<DeskHost> {
  const token = randomBytes(32).toString('hex');
  let child: ChildProcess | undefined;
  let port = '0';
  let url = '';

  const start = async (): Promise<void> => {
    child = runLoopback(['--data', data, '--port', port, ...(samples ? [] : ['--no-samples'])], token);
    url = await announced(child);
    port = new URL(url).port;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  await start();
  return {
    url,
    data,
    api: connect({ call: postTo(url, token), on: () => () => {} }),
    start,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    stop: (signal = 'SIGTERM') => end(signal),
  };
}

/** The bundles under test: those of `npm run build`, or of a build beside them. */
const bundles = join(projectRoot, process.env['STET_OUT'] ?? 'out');

/** The built server as a child that ends with this process. */
export function runLoopback(
  args: readonly string[],
  token: string,
  stderr: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  const node = nodeBinary(projectRoot) ?? process.execPath;
  const page = join(bundles, 'renderer');
  return spawn(node, [join(bundles, 'main', 'loopback.js'), '--page', page, ...args], {
    stdio: ['pipe', 'pipe', stderr],
    env: { ...process.env, STET_TOKEN: token, STET_SUPERVISED: '1' },
  });
}

/** Where the desk is, once it answers; of a second start on one folder, where the first is. */
export function announced(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The desk ended with ${code} before it answered.`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const announcement = readAnnouncement(line);
      if (announcement !== undefined) resolve(announcement.url);
    });
  });
}
