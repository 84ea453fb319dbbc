import type { Command } from 'commander';
import { type Desk, openDesk } from './openDesk.ts';

export interface GlobalOptions {
  readonly data: string;
  readonly json: boolean;
}

/** The options every command has. */
export function globalOptions(command: Command): GlobalOptions {
  const { data, json = false } = command.optsWithGlobals<{ data: string; json?: boolean }>();
  return { data, json };
}

/** Opens the desk, does the work and closes it, whatever happens. The work's number is the exit code. */
export async function withDesk(
  command: Command,
  work: (desk: Desk, options: GlobalOptions) => Promise<number>,
): Promise<void> {
  const options = globalOptions(command);
  const desk = await openDesk(options.data);
  try {
    process.exitCode = await work(desk, options);
  } finally {
    await desk.close();
  }
}
