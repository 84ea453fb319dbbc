import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskEvent } from '../../shared/contract/events.ts';
import type { Asked } from './standIn/record.ts';
import type { Answer, Wish } from './standIn/wish.ts';

const root = join(import.meta.dirname, '..', '..');
const standIn = join(import.meta.dirname, 'standIn');

export interface BootOptions {
  readonly dataFolder: string;
  readonly args?: readonly string[];
  readonly isPackaged?: boolean;
  readonly isFirst?: boolean;
}

export interface Boot {
  /** Of the process in which the built main module runs. */
  readonly pid: number;
  /** Rejects with the message of what went wrong inside. */
  wish(wish: Wish): Promise<unknown>;
  /** All calls so far by this name, their arguments. */
  asked(what: string): Promise<readonly (readonly unknown[])[]>;
  on(listener: (event: DeskEvent) => void): () => void;
  /** The desk is up: one line on standard output said so. */
  readonly announced: Promise<unknown>;
  /** How it ended, with all that was asked until then. */
  readonly ended: Promise<{ readonly code: number | null; readonly record: readonly Asked[] }>;
  kill(): Promise<void>;
}

/** Starts the built main module in plain Node, with the stand-in for `electron`. */
export function bootDesk({ dataFolder, args = [], ...how }: BootOptions): Boot {
  const main = join(root, process.env['STET_OUT'] ?? 'out', 'main', 'index.js');
  if (!existsSync(main)) throw new Error('These tests start the built desk: run `npm run build` first.');
  const child = fork(join(standIn, 'child.ts'), [main, '--data', dataFolder, ...args], {
    execArgv: ['--no-warnings', '--import', join(standIn, 'register.ts')],
    env: { ...process.env, STAND_IN: JSON.stringify(how) },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Set<(event: DeskEvent) => void>();
  const announced = Promise.withResolvers<unknown>();
  const ended = Promise.withResolvers<{ code: number | null; record: readonly Asked[] }>();
  let lastRecord: readonly Asked[] = [];
  let output = '';

  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    const line = /^\{.*\}$/m.exec(output)?.[0];
    if (line !== undefined) announced.resolve(JSON.parse(line));
  });
  child.on('message', (message: Answer) => {
    if (message.kind === 'exit') lastRecord = message.record;
    // The main process sends the page nothing but desk events.
    else if (message.kind === 'event') for (const listener of listeners) listener(message.event as DeskEvent);
    else if (message.kind === 'answer') waiting.get(message.id)?.resolve(message.value);
    else waiting.get(message.id)?.reject(new Error(message.message));
  });
  child.on('exit', (code) => {
    announced.reject(new Error('The desk ended before it was up.'));
    for (const { reject } of waiting.values()) reject(new Error('The desk has ended.'));
    ended.resolve({ code, record: lastRecord });
  });

  // Those who wait for it are told; a desk that is meant to end early has nobody waiting.
  announced.promise.catch(() => undefined);

  let next = 0;
  const wish = (what: Wish): Promise<unknown> => {
    const id = next++;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    child.send({ id, wish: what }, (error) => error && answer.reject(error));
    return answer.promise.finally(() => waiting.delete(id));
  };
  if (child.pid === undefined) throw new Error('The desk did not start.');
  return {
    pid: child.pid,
    wish,
    async asked(what) {
      const all = (await wish({ do: 'recorded' })) as readonly Asked[];
      return all.filter((one) => one.what === what).map((one) => one.with);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announced: announced.promise,
    ended: ended.promise,
    async kill() {
      child.kill('SIGKILL');
      await ended.promise;
    },
  };
}
