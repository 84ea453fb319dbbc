import type { Command } from 'commander';
import type { ImportOutcome } from '../../../shared/contract/calls.ts';
import { addMediaBeside } from '../addMediaBeside.ts';
import { columns, print } from '../output.ts';
import { readBatches } from '../readBatches.ts';
import { withDesk } from '../withDesk.ts';

/** `stet import FILE…`: a line a file: its new id and its headline. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('Add files as new stories: Stet story (JSON), HTML, Markdown, plain text.')
    .argument('<file...>', 'files, or folders whose files are meant')
    .action(async (paths: string[], _options: object, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        let done = 0;
        let failed = 0;
        const report = ({ name, id, headline, dropped, error }: ImportOutcome) => {
          if (error !== null) {
            failed += 1;
            print.words(`${name}: ${error}`);
          } else {
            done += 1;
            if (!json) print.result(columns([id ?? '', name, headline]));
            for (const note of dropped) print.words(`${name}: ${note}`);
          }
          if (json)
            process.stdout.write(
              `${done + failed === 1 ? '\n' : ',\n'}${JSON.stringify({ name, id, headline, dropped, error })}`,
            );
        };
        if (json) process.stdout.write('[');
        for await (const { files, failures } of readBatches(paths)) {
          for (const { name, error } of failures)
            report({ name, id: null, headline: '', dropped: [], error });
          if (files.length === 0) continue;
          for (const file of files) await addMediaBeside(api, file.path, file.bytes);
          const { outcomes } = await api.call('imports.read', {
            files: files.map(({ name, bytes }) => ({ name, bytes })),
          });
          for (const outcome of outcomes) report(outcome);
          print.passing(`${done} imported`);
        }
        print.endPassing();
        if (json) process.stdout.write('\n]\n');
        print.words(`${done} imported${failed === 0 ? '' : `, ${failed} failed`}.`);
        return failed === 0 ? 0 : 1;
      }),
    );
}
