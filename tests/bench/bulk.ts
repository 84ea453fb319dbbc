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

/** The command line as a whole: start, work, end. Memory at a tenth of the number is its own peer. */
export const bulk: Family = {
  name: 'bulk',
  async run({ quick }) {
    await prepareDesk();
    const most = quick ? 1000 : 10_000;
    // Nothing is removed before the end: for a while after many deletions some disks make new files slowly.
    const folder = temporaryFolder();
    try {
      const few = await carry(join(folder, 'few'), most / 10);
      const many = await carry(join(folder, 'many'), most);
      return commands.flatMap((command): readonly Row[] => {
        const memory = (facts: Facts): Figure => ({ samples: [facts[command].peak / 2 ** 20], unit: 'MB' });
        const what = `${command}, ${most.toLocaleString('en')} stories`;
        return [
          { what, ours: { samples: [most / many[command].seconds], unit: '/s' } },
          {
            what: `${what}, peak memory of all its processes`,
            ours: memory(many),
            peer: { name: `the same with ${(most / 10).toLocaleString('en')}`, figure: memory(few) },
          },
        ];
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Imports so many story files into an empty library and exports them all again, twice. */
async function carry(folder: string, count: number): Promise<Facts> {
  const files = join(folder, 'in');
  const data = join(folder, 'data');
  writeStoryFiles(files, count);
  const exported = async (format: string): Promise<CommandFacts> => {
    const out = join(folder, format);
    const facts = await stetCommand(['export', '--all', '--format', format, '--out', out, '--data', data]);
    const { length } = readdirSync(out);
    if (length !== count) throw new Error(`${count} stories were exported as ${length} files.`);
    return facts;
  };
  return {
    'import JSON': await stetCommand(['import', files, '--data', data]),
    'export --all HTML': await exported('html'),
    'export --all JSON': await exported('json'),
  };
}

function writeStoryFiles(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
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
