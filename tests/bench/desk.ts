import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { prepareBuild } from '../../electron/launch/prepare.mjs';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { readAnnouncement } from '../../electron/launch/readAnnouncement.mjs';
import { type Api, connect } from '../../shared/contract/host.ts';
import { postTo } from '../contract/introduceTo.ts';

/** A running desk of our own: the built loopback server over a library in a folder that goes with it. */
export interface Desk {
  /** With the token in its fragment, as a person gets it. */
  readonly url: string;
  readonly data: string;
  readonly api: Api;
  readonly close: () => Promise<void>;
}

/** Builds the desk if its sources changed; what is measured is what `npm start` would open. */
export async function prepareDesk(): Promise<void> {
  await prepareBuild(projectRoot, process.execPath, (line) => process.stderr.write(`${line} `));
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'stet-bench-'));
}

/** Starts a desk on `data`, a folder of the caller's, or on one of its own that is removed on close. */
export async function openDesk(data?: string): Promise<Desk> {
  const folder = data ?? temporaryFolder();
  const server = spawn(
    process.execPath,
    [join(projectRoot, 'out', 'main', 'loopback.js'), '--data', folder, '--port', '0'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const url = await announced(server);
  return {
    url,
    data: folder,
    api: connect({ call: postTo(url, tokenOf(url)), on: () => () => {} }),
    async close() {
      // It may have ended by itself; then there is no event to wait for.
      const isGone = server.exitCode !== null || server.signalCode !== null;
      const ended = isGone ? undefined : new Promise((resolve) => server.once('exit', resolve));
      server.stdin?.end();
      server.kill('SIGTERM');
      await ended;
      if (data === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The address the server prints when it answers; rejects when it ends before that. */
function announced(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) =>
      reject(new Error(`The loopback server ended with ${code} before it answered.`)),
    );
    if (server.stdout === null) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      const announcement = readAnnouncement(line);
      if (announcement !== undefined) resolve(announcement.url);
    });
  });
}

function tokenOf(url: string): string {
  return new URLSearchParams(new URL(url).hash.slice(1)).get('t') ?? '';
}
