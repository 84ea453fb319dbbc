import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaVersion } from '../../shared/story/story.ts';
import { madeStory } from './content/library.ts';
import { stetDocument } from './content/stetDocument.ts';
import { prepareDesk, temporaryFolder } from './desk.ts';
import type { Family } from './family.ts';
import { type CommandFacts, stetCommand } from './stetCommand.ts';
import type { Figure, Row } from './table.ts';

const commands = ['import JSON', 'export --all HTML', 'export --all JSON'] as const;
type Facts = Readonly<Record<(typeof commands)[number], CommandFacts>>;

/** The command line as a whole process: start, work, end. Memory at a tenth of the number is its own peer. */
export const bulk: Family = {
  name: 'bulk',
  async run({ quick }) {
    await prepareDesk();
    const most = quick ? 1000 : 10_000;
    const few = await carry(most / 10);
    const many = await carry(most);
    return commands.flatMap((command): readonly Row[] => {
      const memory = (facts: Facts): Figure => ({ samples: [facts[command].peak / 2 ** 20], unit: 'MB' });
      const what = `${command}, ${most.toLocaleString('en')} stories`;
      return [
        { what, ours: { samples: [most / many[command].seconds], unit: '/s' } },
        {
          what: `${what}, peak memory`,
          ours: memory(many),
          peer: { name: `the same with ${(most / 10).toLocaleString('en')}`, figure: memory(few) },
        },
      ];
    });
  },
};

/** Imports so many story files into an empty library and exports them all again, twice. */
async function carry(count: number): Promise<Facts> {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const [files, html, json] = ['in', 'html', 'json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    writeStoryFiles(files, count);
    const facts: Facts = {
      'import JSON': await stetCommand(['import', files, '--data', data], folder),
      'export --all HTML': await stetCommand(
        ['export', '--all', '--format', 'html', '--out', html, '--data', data],
        folder,
      ),
      'export --all JSON': await stetCommand(
        ['export', '--all', '--format', 'json', '--out', json, '--data', data],
        folder,
      ),
    };
    for (const written of [html, json]) {
      const { length } = readdirSync(written);
      if (length !== count) throw new Error(`${count} stories were exported as ${length} files.`);
    }
    return facts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeStoryFiles(folder: string, count: number): void {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1) {
    const { headline, blocks, ...story } = madeStory(index);
    const file = {
      format: 'stet-story',
      version: 1,
      schemaVersion,
      story,
      document: stetDocument(headline, blocks),
      media: [],
    };
    writeFileSync(join(folder, `story-${index}.json`), JSON.stringify(file));
  }
}
