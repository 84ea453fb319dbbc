import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { exporters } from '../../../shared/formats/exporters.ts';
import { findStories } from '../findStory.ts';
import { columns, print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

interface ExportOptions {
  readonly all?: boolean;
  readonly format: string;
  readonly folder?: boolean;
  readonly theme: string;
  readonly out: string;
}

/** `stet export ID…`: a line a story: id and the first file written. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write stories as files.')
    .argument('[id...]', 'ids or slugs')
    .option('--all', 'every story that is not in the trash')
    .addOption(
      new Option('--format <format>', 'the format')
        .choices([...exporters.map(({ id }) => id), 'pdf'])
        .default('html'),
    )
    .option('--folder', 'a folder with the media beside the text, instead of one file that carries them')
    .option('--theme <theme>', 'the look of HTML and PDF', 'standard')
    .requiredOption('--out <dir>', 'where to write')
    .action(async (names: string[], options: ExportOptions, command: Command) => {
      const { all = false, format, folder = false, theme, out } = options;
      if (all === names.length > 0) command.error('Name stories, or give --all.');
      await withDesk(command, async ({ api }, { json }) => {
        const ids = await findStories(api, names, all);
        const job = `export-${process.pid}`;
        const stop = api.on((event) => {
          if (event.type === 'progress' && event.job === job)
            print.passing(`${event.done} of ${event.total}`);
        });
        const { outcomes } = await api.call('exports.write', {
          ids: [...ids],
          format,
          folder: resolve(out),
          theme,
          asFolder: folder,
          job,
        });
        stop();
        print.endPassing();
        if (json) print.json(outcomes);
        const failed = outcomes.filter(({ error }) => error !== null);
        for (const { id, files, notes, error } of outcomes) {
          if (error !== null) print.words(`${id}: ${error}`);
          else if (!json) print.result(columns([id, files[0] ?? '']));
          // Each of thousands that goes over its last export is no news.
          if (names.length > 0) for (const note of notes) print.words(`${id}: ${note}`);
        }
        print.words(
          `${outcomes.length - failed.length} exported${failed.length === 0 ? '' : `, ${failed.length} failed`}.`,
        );
        return failed.length === 0 ? 0 : 1;
      });
    });
}
