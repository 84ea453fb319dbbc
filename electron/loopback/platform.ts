import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { canPrint, createPrinter, type Platform } from '../core/platform.ts';

export interface LoopbackPlatform extends Platform {
  close(): Promise<void>;
}

/** What plain Node and the machine's browser lend the core. `mediaPrefix` is a path on this server. */
export function loopbackPlatform(mediaPrefix: string): LoopbackPlatform {
  const printer = createPrinter({ endsAtSignals: false });
  return {
    host: 'browser',
    mediaPrefix,
    reveal,
    ...(canPrint() ? { printPdf: (html: string) => printer.pdf(html) } : {}),
    close: () => printer.close(),
  };
}

/** Program and arguments that show a file in the system's file list; on Linux its folder, which all of them can. */
function revealing(path: string): readonly [string, readonly string[]] {
  if (process.platform === 'darwin') return ['open', ['-R', path]];
  if (process.platform === 'win32') return ['explorer.exe', [`/select,${path}`]];
  return ['xdg-open', [dirname(path)]];
}

/** Never through a shell: a path is an argument, whatever it is called. */
function reveal(path: string): Promise<void> {
  const [program, args] = revealing(path);
  return new Promise((started, failed) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', failed);
    child.once('spawn', () => {
      child.unref();
      started();
    });
  });
}
