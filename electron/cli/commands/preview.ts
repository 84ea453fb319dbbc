import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { StetError } from '../../../shared/contract/reply.ts';
import type { MediaFile } from '../../../shared/formats/format.ts';
import { html } from '../../../shared/formats/html.ts';
import { mediaSources } from '../../../shared/formats/mediaSources.ts';
import { typeOfSource } from '../../../shared/formats/mediaTypes.ts';
import { originalPictures } from '../../../shared/formats/originalPictures.ts';
import type { Story } from '../../../shared/story/story.ts';
import { findStory } from '../findStory.ts';
import type { Desk } from '../openDesk.ts';
import { columns, print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

/** The four widths Stet shows an article at, in CSS pixels. */
const widths: Readonly<Record<string, number>> = { xs: 320, sm: 640, md: 1024, lg: 1440 };

/** `stet preview ID`: a picture of the article at each width; a line a picture: width and file. */
export function addPreview(program: Command): void {
  program
    .command('preview')
    .description('Make pictures of the article at several widths.')
    .argument('<id>', 'id or slug')
    .requiredOption('--out <dir>', 'where to write')
    .option('--widths <list>', `of ${Object.keys(widths).join(', ')}`, readWidths, Object.keys(widths))
    .option('--theme <theme>', 'the look', 'standard')
    .action(
      async (
        name: string,
        options: { out: string; widths: readonly string[]; theme: string },
        command: Command,
      ) =>
        withDesk(command, async (desk, { json }) => {
          const id = await findStory(desk.api, name);
          const { story } = await desk.api.call('stories.read', { id });
          const page = await writePage(desk, story, options.theme);
          const pictures = await desk.printer.pictures(
            page,
            options.widths.map((width) => widths[width] ?? 0),
          );
          await mkdir(options.out, { recursive: true });
          const files = options.widths.map((width) => ({
            width,
            file: resolve(join(options.out, `${id}-${width}.png`)),
          }));
          await Promise.all(files.map(({ file }, index) => writeFile(file, pictures[index] ?? '')));
          if (json) print.json(files);
          else for (const { width, file } of files) print.result(columns([width, file]));
          return 0;
        }),
    );
}

/** The very page the HTML export writes. */
async function writePage(desk: Desk, story: Story, themeId: string): Promise<string> {
  const { themes } = await desk.api.call('app.info', {});
  const theme = themes.find(({ id }) => id === themeId);
  if (theme === undefined) throw new StetError('notFound', `There is no theme “${themeId}”.`);
  const media = new Map<string, MediaFile>();
  for (const { source } of mediaSources(story.document)) {
    const bytes = await desk.media(source);
    if (bytes !== null) media.set(source, { source, bytes, type: typeOfSource(source) ?? '' });
  }
  const find = (source: string) => media.get(source) ?? null;
  const [page] = html.write(story, 'preview', {
    media: find,
    picture: originalPictures(find),
    facts: () => null,
    theme,
    asFolder: false,
  });
  return String(page?.content);
}

function readWidths(list: string): readonly string[] {
  const chosen = list.split(',').map((width) => width.trim().toLowerCase());
  const unknown = chosen.find((width) => !Object.hasOwn(widths, width));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no width “${unknown}”.`);
  return chosen;
}
