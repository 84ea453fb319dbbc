import type { Command } from 'commander';
import { StetError } from '../../../shared/contract/reply.ts';
import { parseDocument } from '../../../shared/document/schema.ts';
import { derive } from '../../../shared/story/derive.ts';
import { statusLabels } from '../../../shared/story/story.ts';
import { findStory } from '../findStory.ts';
import { print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

/** `stet show ID`: the facts and the text; with --json the whole story as it is stored. */
export function addShow(program: Command): void {
  program
    .command('show')
    .description('Show one story: its facts and its text.')
    .argument('<id>', 'id or slug')
    .action(async (name: string, _options: object, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        const { story } = await api.call('stories.read', { id: await findStory(api, name) });
        if (json) {
          print.json(story);
          return 0;
        }
        const parsed = parseDocument(story.document);
        if (!parsed.ok) throw new StetError('damaged', `The text cannot be read: ${parsed.reason}`);
        const { headline, words, searchText } = derive(parsed.document, story.meta);
        const { slug, status, section, language, assignee } = story.meta;
        print.result(`${headline}\n`);
        for (const [label, value] of [
          ['Id', story.id],
          ['Slug', slug],
          ['Status', statusLabels[status]],
          ['Section', section],
          ['Assignee', assignee],
          ['Language', language],
          ['Words', String(words)],
          ['Saved', story.savedAt],
        ] as const) {
          if (value !== '') print.result(`${label}: ${value}`);
        }
        print.result(`\n${searchText.body}`);
        return 0;
      }),
    );
}
