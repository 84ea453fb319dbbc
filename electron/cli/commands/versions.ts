import type { Command } from 'commander';
import type { VersionReason } from '../../../shared/story/story.ts';
import { findStory } from '../findStory.ts';
import { columns, print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

const reasons: Readonly<Record<VersionReason, string>> = {
  saved: 'saved as a version',
  status: 'status changed',
  export: 'exported',
  hour: 'an hour after the last one',
  restore: 'restored',
  import: 'imported',
  conflict: 'kept from a conflict',
  shrunk: 'before much was taken out',
  repaired: 'before a text that Stet had to put right',
  recovered: 'before Stet put back a newer text',
};

/** `stet versions ID`: a line a version, newest first: number, moment, why, words, name. */
export function addVersions(program: Command): void {
  program
    .command('versions')
    .description('List the versions of a story, newest first.')
    .argument('<id>', 'id or slug')
    .action(async (name: string, _options: object, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        const { versions } = await api.call('versions.list', { id: await findStory(api, name) });
        if (json) print.json(versions);
        else
          for (const { id, at, reason, words, label } of versions)
            print.result(columns([id, at, reasons[reason], words, label]));
        return 0;
      }),
    );
}
