import { Command, CommanderError } from 'commander';
import { StetError } from '../../shared/contract/reply.ts';
import { dataFolder } from '../launch/dataFolder.mjs';
import { commands } from './commands/index.ts';
import { print } from './output.ts';

/*
 * `stet <command>`: what the desk can do, for scripts and hands that prefer a terminal. Results go to stdout,
 * words for people to stderr. Exit codes: 0 done, 1 findings or a failed item, 2 wrong usage.
 */
const program = new Command('stet')
  .description('Write, check and export stories from the command line.')
  .option('--data <dir>', 'the data folder', dataFolder())
  .option('--json', 'results as JSON')
  .showHelpAfterError('Run “stet --help” for the commands.')
  .exitOverride();
for (const add of commands) add(program);
// Commander hands these down to a command only when it is made by its parent.
for (const command of program.commands)
  command.exitOverride().showHelpAfterError(`Run “stet ${command.name()} --help”.`);

// A reader that has seen enough (`stet list | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  print.words(error instanceof StetError ? error.message : unexpected(error));
  return 1;
}

function unexpected(error: unknown): string {
  return error instanceof Error ? `Something went wrong: ${error.message}` : 'Something went wrong.';
}
