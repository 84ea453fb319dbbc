import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PeerAnswer, PeerTask } from './peers/searchPeerProcess.ts';

export interface SearchPeers {
  readonly names: readonly string[];
  /** Adds the made stories from `from` up to but without `to`. */
  readonly fill: (from: number, to: number) => Promise<void>;
  /** Milliseconds of one query. */
  readonly search: (peer: number, query: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Starts the process in which the search peers live. Rejects when it ends before it has answered. */
export async function openSearchPeers(): Promise<SearchPeers> {
  const child = fork(join(import.meta.dirname, 'peers', 'searchPeerProcess.ts'), {
    execArgv: ['--max-old-space-size=16384'],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) =>
      reject(new Error(`The search peers' process ended with ${code ?? signal}.`)),
    );
  });
  // Nobody may be waiting when it ends for good.
  ended.catch(() => {});
  const answer = async (): Promise<unknown> => {
    const [message]: unknown[] = await Promise.race([once(child, 'message'), ended]);
    return message;
  };
  const ask = (task: PeerTask): Promise<PeerAnswer> => {
    child.send(task);
    // The process answers each task with just this.
    return answer() as Promise<PeerAnswer>;
  };
  const { names } = (await answer()) as { readonly names: readonly string[] };
  return {
    names,
    fill: async (from, to) => {
      await ask({ type: 'fill', from, to });
    },
    search: async (peer, query) => (await ask({ type: 'search', peer, query })).milliseconds,
    close: async () => {
      if (!child.connected) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
