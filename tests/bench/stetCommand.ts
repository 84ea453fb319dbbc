import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { commandMemory } from '../../electron/launch/commandMemory.mjs';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';
import { watchPeak } from './peakMemory.ts';

export interface CommandFacts {
  readonly seconds: number;
  /** Peak resident memory in bytes, of the command and of the processes it starts. */
  readonly peak: number;
}

/** Runs `stet …` as its launcher does, from start to end; its output goes nowhere. Rejects when it fails. */
export async function stetCommand(args: readonly string[]): Promise<CommandFacts> {
  const start = performance.now();
  const program = join(projectRoot, 'out', 'main', 'cli.js');
  const child = spawn(process.execPath, [...commandMemory, program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const peak = watchPeak(child.pid ?? 0);
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    words = (words + piece).slice(-2000);
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`stet ${args[0]} ended with ${code}: ${words}`);
  return { seconds, peak: peak() };
}
