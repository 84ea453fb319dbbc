import type { Command } from 'commander';
import type { ImportOutcome } from '../../../shared/contract/calls.ts';
import { failedImport } from '../../../shared/contract/failedImport.ts';
import { missingSentence } from '../../../shared/formats/missingMedia.ts';
import { importAhead } from '../importAhead.ts';
import { columns, jsonList, print } from '../output.ts';
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
        const list = json ? jsonList() : null;
        let done = 0;
        let failed = 0;
        let incomplete = 0;
        const report = ({ name, id, headline, dropped, missing, error }: ImportOutcome) => {
          if (error !== null) {
            failed += 1;
            print.words(`${name}: ${error}`);
          } else {
            done += 1;
            if (missing.length > 0) incomplete += 1;
            if (list === null) print.result(columns([id ?? '', name, headline]));
            for (const note of [...missing.map(missingSentence), ...dropped]) print.words(`${name}: ${note}`);
          }
          list?.add({ name, id, headline, dropped, missing, error });
        };
        for await (const { failures, notes, outcomes } of importAhead(api, readBatches(paths))) {
          for (const note of notes) print.words(note);
          for (const { name, error } of failures) report(failedImport(name, error));
          for (const outcome of outcomes) report(outcome);
          print.passing(`${done} imported`);
        }
        print.endPassing();
        list?.end();
        print.words(
          `${done} imported${incomplete === 0 ? '' : `, ${incomplete} of them without all media`}${failed === 0 ? '' : `, ${failed} failed`}.`,
        );
        return failed + incomplete === 0 ? 0 : 1;
      }),
    );
}
