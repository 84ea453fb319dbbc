import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { resourcesFolder, testToken } from '../contract/hosts.ts';

const program = join(import.meta.dirname, '..', '..', 'electron', 'loopback', 'index.ts');

export interface Announced {
  readonly ready?: boolean;
  readonly url?: string;
  readonly running?: string;
}
export interface RunningServer {
  readonly child: ChildProcess;
  /** Its first line, or null when it ended without one. */
  readonly announced: Promise<Announced | null>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** The loopback server as a process of its own, as the launcher starts it. */
export function startServer(
  dataFolder: string,
  port = 0,
  environment: NodeJS.ProcessEnv = {},
): RunningServer {
  const child = spawn(
    process.execPath,
    [program, '--data', dataFolder, '--port', String(port), '--resources', resourcesFolder, '--no-samples'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, STET_TOKEN: testToken, ...environment } },
  );
  const ended = new Promise<number | string>((done) =>
    child.on('close', (code, signal) => done(signal ?? code ?? 0)),
  );
  const announced = new Promise<Announced | null>((done) => {
    createInterface({ input: child.stdout }).once('line', (line) => done(JSON.parse(line)));
    void ended.then(() => done(null));
  });
  return { child, announced, ended };
}
