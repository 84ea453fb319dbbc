import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { StetError } from '../../../shared/contract/reply.ts';
import { lastWords } from '../outside/lastWords.ts';
import { withoutNetwork } from '../outside/ownNetwork.ts';
import type { VoiceCommand } from './engine.ts';

export interface RunLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Of output. */
  readonly bytes: number;
}

/** Of Stet's own environment, what a program needs to run at all. */
const handedOn = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP', 'USERPROFILE'];

/**
 * Runs an engine: `text` goes to its standard input, what it writes comes back. It is killed when `signal` says so,
 * when its time is over or when it writes more than it may. Where the system has it, it reaches no network.
 * Rejects with StetError.
 */
export function runEngine(
  command: VoiceCommand,
  text: string,
  limits: RunLimits,
  signal?: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(stopped());
    const { program, args } = withoutNetwork(command);
    const own = handedOn.flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    );
    const child = spawn(program, args, {
      cwd: tmpdir(),
      env: { ...Object.fromEntries(own), ...command.environment },
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const pieces: Buffer[] = [];
    let size = 0;
    let why: StetError | null = null;
    const words = lastWords(child.stderr);
    const end = (reason: StetError): void => {
      why ??= reason;
      child.kill('SIGKILL');
    };
    const cancel = (): void => end(stopped());
    const timer = setTimeout(() => end(tooLong(limits.time)), limits.time);
    signal?.addEventListener('abort', cancel);
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > limits.bytes) end(tooMuch());
      else pieces.push(piece);
    });
    // An engine that has heard enough closes its ears; its end says what came of it.
    child.stdin.on('error', () => undefined);
    const settle = (failure: StetError | null): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      if (failure === null) resolve(Buffer.concat(pieces));
      else reject(failure);
    };
    child.once('error', () => settle(why ?? failed('')));
    child.once('close', (code) => settle(why ?? (code === 0 ? null : failed(words()))));
    child.stdin.end(text);
  });
}

function stopped(): StetError {
  return new StetError('cancelled', 'Stopped. The story is as it was.');
}

function tooLong(limit: number): StetError {
  return new StetError(
    'cancelled',
    `The voice took longer than ${limit / 1000} seconds for one sentence and was stopped. The story is as it was. Try another voice.`,
  );
}

function tooMuch(): StetError {
  return new StetError('tooLarge', 'The voice gave more sound than one sentence can have, and was stopped.');
}

/** Its own words, shortened: they name what is missing on this machine, such as a voice that was not installed. */
function failed(words: string): StetError {
  const [line = ''] = words.split('\n').filter((one) => one.trim() !== '');
  return new StetError(
    'unsupported',
    'The voice engine could not read this. The story is as it was. Try another voice.',
    line === '' ? undefined : { reason: line.slice(0, 200) },
  );
}
