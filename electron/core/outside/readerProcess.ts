import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { lastWords } from './lastWords.ts';
import { withoutNetwork } from './ownNetwork.ts';
import { residentMemory } from './residentMemory.ts';

/** A process that was started to read files from outside, and can be ended at any moment. */
export interface ReaderProcess {
  post(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when it is gone, with what it wrote to its standard error last. */
  onEnd(listener: (words: string) => void): void;
  kill(): void;
  /** Megabytes it has in memory now, in all; null where that cannot be seen from outside. */
  weight(): number | null;
  /** Whether it keeps Stet from ending. */
  setNeeded(isNeeded: boolean): void;
}

/** `megabytes` is the memory its values may take; over that it ends. */
export type StartReader = (program: URL, megabytes: number) => ReaderProcess;

/**
 * Starts the program in a Node of its own. What a file takes in memory, and whatever goes wrong in a library
 * while it is read, ends that process and not Stet. It may read files, for its own program is one, but write
 * none, and start neither programs nor threads. Node 24 can forbid no network: the system does, where it can.
 */
export const startReader: StartReader = (program, megabytes) => {
  const { program: node, args } = withoutNetwork({
    program: process.execPath,
    args: [
      `--max-old-space-size=${megabytes}`,
      '--max-semi-space-size=8',
      '--permission',
      '--allow-fs-read=*',
      // sharp is one, and the only one this program loads.
      '--allow-addons',
      '--no-warnings',
    ],
  });
  const child = fork(fileURLToPath(program), [], {
    cwd: tmpdir(),
    execPath: node,
    execArgv: [...args],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const words = lastWords(child.stderr);
  return {
    post(message) {
      // Of one that has just ended, the end is what is noticed.
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.once('close', () => listener(words())),
    kill: () => void child.kill('SIGKILL'),
    weight: () => residentMemory(child.pid),
    setNeeded(isNeeded) {
      // The process, the line to it and its standard error each count. The pipe is a socket, which its type hides.
      const pipe = child.stderr as Socket | null;
      for (const part of [child, child.channel, pipe]) {
        if (isNeeded) part?.ref();
        else part?.unref();
      }
    },
  };
};
