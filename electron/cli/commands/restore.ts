import { type Command, InvalidArgumentError } from 'commander';
import type { Api } from '../../../shared/contract/host.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import { findStory } from '../findStory.ts';
import { print } from '../output.ts';
import { withDesk } from '../withDesk.ts';

/** `stet restore ID VERSION`: the story as it was then, as a new version; what it was until now is kept as one. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('Bring a version back. What is there now is kept as a version.')
    .argument('<id>', 'id or slug')
    .argument('<version>', 'its number, as “stet versions” lists it', readNumber)
    .action(async (name: string, version: number, _options: object, command: Command) =>
      withDesk(command, async ({ api }, { json }) => {
        const id = await findStory(api, name);
        const { revision } = await api.call('versions.restore', {
          id,
          version,
          baseRevision: await revisionOf(api, id),
        });
        if (json) print.json({ id, revision });
        else print.result(id);
        return 0;
      }),
    );
}

/** Also of a story whose text is damaged: that is when a version is wanted most. */
async function revisionOf(api: Api, id: string): Promise<number> {
  try {
    return (await api.call('stories.read', { id })).story.revision;
  } catch (error) {
    if (error instanceof StetError && typeof error.details?.revision === 'number')
      return error.details.revision;
    throw error;
  }
}

function readNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A version is a number.');
  return Number(text);
}
