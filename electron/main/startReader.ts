import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { lastWords, residentMemory, type StartReader } from '../core/platform.ts';

/** Files from outside are read in a utility process: Electron's own program is not to be started as plain Node. */
export const startReader: StartReader = (program, megabytes) => {
  const child = utilityProcess.fork(fileURLToPath(program), [], {
    serviceName: 'Stet: reading a file',
    execArgv: [`--max-old-space-size=${megabytes}`],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const words = lastWords(child.stderr);
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.once('exit', () => listener(words())),
    kill: () => void child.kill(),
    weight: () => residentMemory(child.pid),
    // Electron ends when its windows are closed, whatever else runs.
    setNeeded: () => undefined,
  };
};
