import type { Command } from 'commander';
import { columns, print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

/** `stet notices`: a line a notice of the library: id, kind, when it changed, its languages, title. */
export function addNotices(program: Command): void {
  program
    .command('notices')
    .description('List the reusable notices, by title.')
    .action(async (_options: object, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        const { notices } = await api.call('notices.list', {});
        if (json) process.stdout.write(`${JSON.stringify(notices, null, 2)}\n`);
        else
          for (const { id, kind, changedAt, texts, title } of notices) {
            const languages = texts.map(({ language }) => language).join(',');
            print.result(columns([id, kind, changedAt, languages, title]));
          }
        return 0;
      }),
    );
}
