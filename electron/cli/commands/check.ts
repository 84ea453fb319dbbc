import type { Command } from 'commander';
import { findStories } from '../findStory.ts';
import { columns, print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

const atOnce = 200;

/** `stet check ID…`: a line a finding: id, severity, code, what is wrong. Exit code 1 when there is one. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Check stories and list what was found.')
    .argument('[id...]', 'ids or slugs')
    .option('--all', 'every story that is not in the trash')
    .action(async (names: string[], { all = false }: { all?: boolean }, command: Command) => {
      if (all === names.length > 0) command.error('Name stories, or give --all.');
      await withDesk(command, async ({ api }, { json }) => {
        const ids = await findStories(api, names, all);
        let count = 0;
        if (json) process.stdout.write('[');
        for (let at = 0; at < ids.length; at += atOnce) {
          const { findings } = await api.call('stories.findings', { ids: ids.slice(at, at + atOnce) });
          for (const finding of findings) {
            if (json) process.stdout.write(`${count === 0 ? '\n' : ',\n'}${JSON.stringify(finding)}`);
            else print.result(columns([finding.id, finding.severity, finding.code, finding.message]));
            count += 1;
          }
        }
        if (json) process.stdout.write('\n]\n');
        print.words(`${ids.length} checked, ${count} ${count === 1 ? 'finding' : 'findings'}.`);
        return count === 0 ? 0 : 1;
      });
    });
}
