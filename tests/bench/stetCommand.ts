import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../electron/launch/projectRoot.mjs';

export interface CommandFacts {
  readonly seconds: number;
  /** Peak resident memory in bytes. */
  readonly peak: number;
}

/** Runs `stet …` as a process of its own, from start to end; its output goes nowhere. Rejects when it fails. */
export async function stetCommand(args: readonly string[], folder: string): Promise<CommandFacts> {
  const note = join(folder, 'peak');
  const start = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, 'out', 'main', 'cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'notePeak.mjs')).href}`,
      STET_BENCH_PEAK: note,
    },
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    words = (words + piece).slice(-2000);
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`stet ${args[0]} ended with ${code}: ${words}`);
  return { seconds: (performance.now() - start) / 1000, peak: Number(readFileSync(note, 'utf8')) };
}
