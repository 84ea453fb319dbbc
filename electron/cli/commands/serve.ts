import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Command, InvalidArgumentError } from 'commander';
import { print } from '../output.ts';
import { globalOptions } from '../withDesk.ts';

/** `stet serve`: the desk for a browser on this machine, until Ctrl+C. Prints its address. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Serve the desk to a browser on this machine, until Ctrl+C.')
    .option('--port <n>', 'the port; if left out, the one these stories had last time', readPort, 0)
    .action(async ({ port }: { port: number }, command: Command) => {
      const { data, json } = globalOptions(command);
      const child = spawn(process.execPath, [serverFile(), '--data', resolve(data), '--port', String(port)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      // Ctrl+C reaches both; the server saves and ends, and this one with it.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.on(signal, () => child.kill(signal));
      createInterface({ input: child.stdout }).on('line', (line) =>
        json ? print.result(line) : print.result(sentence(line)),
      );
      process.exitCode = await new Promise<number>((ended) => child.on('close', (code) => ended(code ?? 1)));
    });
}

/** Beside this bundle when built; the source when run from it. */
function serverFile(): string {
  const built = join(import.meta.dirname, 'loopback.js');
  return existsSync(built) ? built : join(import.meta.dirname, '..', '..', 'loopback', 'index.ts');
}

function sentence(line: string): string {
  // The server prints one line of JSON of this form (electron/loopback/index.ts).
  const { url, running } = JSON.parse(line) as { readonly url?: string; readonly running?: string };
  return url === undefined ? `Stet is already open at ${running ?? ''}` : `Stet is open at ${url}`;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
