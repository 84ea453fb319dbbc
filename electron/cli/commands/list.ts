import type { Command } from 'commander';
import { Option } from 'commander';
import { type Status, statuses } from '../../../shared/story/story.ts';
import { columns, print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

const page = 1000;

/** `stet list`: a line a story: id, status, words, last save, slug, headline. */
export function addList(program: Command): void {
  program
    .command('list')
    .description('List the stories, newest save first.')
    .option(
      '--query <words>',
      'only stories with these words; “phrases” in quotation marks, the last word may be a beginning',
    )
    .addOption(new Option('--status <status>', 'only stories of this status').choices(statuses))
    .action(async ({ query = '', status }: { query?: string; status?: Status }, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        const wanted = status === undefined ? [] : [status];
        let count = 0;
        if (json) process.stdout.write('[');
        for (;;) {
          const { rows } = await api.call('stories.list', {
            query,
            statuses: wanted,
            offset: count,
            limit: page,
          });
          for (const row of rows) {
            if (json) process.stdout.write(`${count === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`);
            else print.result(columns([row.id, row.status, row.words, row.savedAt, row.slug, row.headline]));
            count += 1;
          }
          if (rows.length < page) break;
        }
        if (json) process.stdout.write('\n]\n');
        return 0;
      }),
    );
}
