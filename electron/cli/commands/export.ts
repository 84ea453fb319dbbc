import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { ExportOutcome } from '../../../shared/contract/calls.ts';
import { exporters } from '../../../shared/formats/exporters.ts';
import { exportBatches } from '../exportBatches.ts';
import { findStories } from '../findStory.ts';
import { columns, jsonList, print } from '../output.ts';
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
        const wanted = { format, folder: resolve(out), theme, asFolder: folder };
        const list = json ? jsonList() : null;
        let done = 0;
        let failed = 0;
        const report = (outcome: ExportOutcome) => {
          const { id, files, notes, error } = outcome;
          if (error === null) done += 1;
          else failed += 1;
          list?.add(outcome);
          if (list === null && error === null) print.result(columns([id, files[0] ?? '']));
          if (error !== null) print.words(`${id}: ${error}`);
          // Each of thousands that goes over its last export is no news.
          if (names.length > 0) for (const note of notes) print.words(`${id}: ${note}`);
        };
        for await (const outcomes of exportBatches(api, ids, wanted)) outcomes.forEach(report);
        print.endPassing();
        list?.end();
        print.words(`${done} exported${failed === 0 ? '' : `, ${failed} failed`}.`);
        return failed === 0 ? 0 : 1;
      });
    });
}
