import type { Command } from 'commander';
import { print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

/** `stet samples`: adds the sample stories that are not there; a line an id. With --remove takes them away. */
export function addSamples(program: Command): void {
  program
    .command('samples')
    .description('Add the sample stories, or remove them.')
    .option('--remove', 'remove them; one that was changed goes to the trash')
    .action(async ({ remove = false }: { remove?: boolean }, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        if (remove) {
          const { removed } = await api.call('samples.remove', {});
          if (json) print.json({ removed });
          print.words(`${removed} removed.`);
          return 0;
        }
        const { ids } = await api.call('samples.add', {});
        if (json) print.json({ ids });
        else for (const id of ids) print.result(id);
        print.words(ids.length === 0 ? 'The sample stories are there already.' : `${ids.length} added.`);
        return 0;
      }),
    );
}
