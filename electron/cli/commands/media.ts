import { basename } from 'node:path';
import type { Command } from 'commander';
import { StetError } from '../../../shared/contract/reply.ts';
import { statedFacts } from '../../../shared/story/medium.ts';
import { findMedium } from '../findMedium.ts';
import { mediaFiles } from '../mediaFiles.ts';
import { columns, jsonList, print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

const page = 1000;
/** Where every further file would fail alike, there is no use in going on. */
const final = new Set(['offline', 'readOnly', 'locked']);

/** `stet media add|list|show`: the library of pictures, sound and film. */
export function addMedia(program: Command): void {
  const media = program
    .command('media')
    .description('The library of pictures, sound and film.')
    .exitOverride()
    .showHelpAfterError('Run “stet media --help”.');
  addAdd(media);
  addList(media);
  addShow(media);
}

/** A line a file: its source, and whether it is new. Originals are copied, never moved or changed. */
function addAdd(media: Command): void {
  media
    .command('add')
    .description('Add files, and the files of folders, to the media library.')
    .argument('<file...>', 'files, or folders whose pictures, sound and film are meant')
    .action(async (paths: string[], _options: object, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        const list = json ? jsonList() : null;
        const counts = { added: 0, known: 0, failed: 0 };
        for await (const { path, read } of mediaFiles(paths)) {
          try {
            const added = await api.call('media.add', { name: basename(path), bytes: await read() });
            counts[added.isKnown ? 'known' : 'added'] += 1;
            list?.add({ path, ...added, error: null });
            if (list === null)
              print.result(columns([added.source, added.isKnown ? 'known' : 'added', added.name]));
            for (const note of added.notes) print.words(`${path}: ${note}`);
          } catch (error) {
            if (!(error instanceof StetError) || final.has(error.code)) throw error;
            counts.failed += 1;
            list?.add({ path, source: null, error: error.message });
            print.words(`${path}: ${error.message}`);
          }
          print.passing(`${counts.added} added`);
        }
        print.endPassing();
        list?.end();
        const { added, known, failed } = counts;
        print.words(
          `${added} added${known === 0 ? '' : `, ${known} known already`}${failed === 0 ? '' : `, ${failed} failed`}.`,
        );
        return failed === 0 ? 0 : 1;
      }),
    );
}

/** A line a file: source, type, bytes, stories that show it, name, caption. */
function addList(media: Command): void {
  media
    .command('list')
    .description('List the media library, newest first.')
    .option('--search <words>', 'only what has all these words in its name, caption, credit …')
    .option('--unused', 'only what no story shows')
    .action(
      async ({ search = '', unused = false }: { search?: string; unused?: boolean }, command: Command) =>
        withDesk(command, async ({ api }, { json }) => {
          const list = json ? jsonList() : null;
          for (let offset = 0; ; offset += page) {
            const uses = unused ? 'unused' : 'any';
            const { rows } = await api.call('media.list', { search, uses, offset, limit: page });
            for (const row of rows) {
              list?.add(row);
              if (list === null)
                print.result(columns([row.source, row.type, row.bytes, row.stories, row.name, row.caption]));
            }
            if (rows.length < page) break;
          }
          list?.end();
          return 0;
        }),
    );
}

/** What is known of one, and which stories show it. */
function addShow(media: Command): void {
  media
    .command('show')
    .description('Show what is known of a picture, sound or film, and the stories that show it.')
    .argument('<source>', 'its source, or the beginning of its hash')
    .action(async (name: string, _options: object, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        const entry = await findMedium(api, name);
        if (json) {
          print.json(entry);
          return 0;
        }
        const { source, type, bytes, width, height, duration, addedAt, facts, usedBy, stories } = entry;
        print.result(`${entry.name}\n`);
        const lines: readonly (readonly [string, unknown])[] = [
          ['source', source],
          ['type', type],
          ['bytes', bytes],
          ['size', width === null ? '' : `${width} × ${height}`],
          ['seconds', duration ?? ''],
          ['added', addedAt],
          ...Object.entries(statedFacts(facts)),
        ];
        for (const [label, value] of lines)
          if (value !== '')
            print.result(`${label}: ${Array.isArray(value) ? value.join(', ') : String(value)}`);
        print.result(`\nstories: ${stories}`);
        for (const story of usedBy)
          print.result(columns([story.id, story.status, story.slug, story.headline]));
        return 0;
      }),
    );
}
