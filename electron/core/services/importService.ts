import type { ImportOutcome } from '../../../shared/contract/calls.ts';
import { failedImport } from '../../../shared/contract/failedImport.ts';
import { type MissingMedia, withReasons } from '../../../shared/formats/missingMedia.ts';
import type { StoredStory } from '../db/stories.ts';
import type { Handlers } from '../dispatch.ts';
import type { ReadStory } from '../outside/outsideTask.ts';
import type { Desk } from './desk.ts';
import { addMedia, findMedia } from './mediaStore.ts';
import { outcomeError } from './outcomeError.ts';
import { neededStandIns, withStandIns } from './standIns.ts';
import { tellMedia } from './tellMedia.ts';

interface Ready {
  readonly story: StoredStory;
  readonly createdAt: string;
  readonly dropped: readonly string[];
  readonly missing: readonly MissingMedia[];
}
type Read = { readonly name: string } & (Ready | { readonly error: string });

/** Files as new stories. One that cannot be read does not hold up the others. */
export function importService(desk: Desk): Pick<Handlers, 'imports.read'> {
  return {
    async 'imports.read'({ files }) {
      desk.assertWritable();
      // They are read one after another; the next is handed over before the last has come back.
      const read: readonly Read[] = await Promise.all(
        files.map(async ({ name, bytes }) => ({ name, ...(await readOne(desk, name, bytes)) })),
      );
      const at = desk.now().toISOString();
      desk.library.write(() => {
        for (const item of read)
          if ('story' in item) desk.library.stories.add(item.story, item.createdAt, at);
      });
      const outcomes = read.map(toOutcome);
      const ids = outcomes.flatMap(({ id }) => id ?? []);
      if (ids.length > 0) {
        desk.emit({ type: 'stories.changed', ids });
        desk.search.changed();
      }
      return { outcomes };
    },
  };
}

async function readOne(
  desk: Desk,
  name: string,
  bytes: Uint8Array,
): Promise<Ready | { readonly error: string }> {
  try {
    return await takeIn(desk, await desk.outside.read({ type: 'story', name, bytes }));
  } catch (error) {
    return { error: outcomeError(desk, 'imports.read', error) };
  }
}

/** Puts the media of what was read into the media folder; the story itself is left to the caller. */
async function takeIn(
  desk: Desk,
  { story, createdAt, media, standIns, facts, uses, dropped }: ReadStory,
): Promise<Ready> {
  const reasons = new Map<string, string>();
  const needed = neededStandIns(desk, standIns);
  const wanted = new Set([...uses.map(({ source }) => source), ...[...needed.values()].flat()]);
  for (const { source, name, bytes } of media) {
    // It stands in for a medium that is here.
    if (!wanted.has(source)) continue;
    try {
      await addMedia(desk, name, bytes, source);
    } catch (error) {
      reasons.set(source, `its file could not be taken. ${outcomeError(desk, 'imports.read', error)}`);
    }
  }
  tellMedia(desk, facts);
  const whole = withStandIns(desk, story, needed);
  return {
    story: whole,
    createdAt: createdAt ?? desk.now().toISOString(),
    dropped,
    missing: withReasons(
      uses.filter(({ source }) => whole.media.includes(source) && findMedia(desk, source) === null),
      standInReasons(needed, reasons),
    ),
  };
}

/** Of a medium that is not here, nor what stands in for it: the page names that. */
function standInReasons(
  standIns: ReadStory['standIns'],
  reasons: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = [...standIns].map(([source, [first = source]]) => {
    const reason = reasons.get(first) ?? `media/${first.slice('media:'.length)} did not come with the story`;
    return [source, reason] as const;
  });
  return new Map([...reasons, ...own]);
}

function toOutcome(item: Read): ImportOutcome {
  if ('error' in item) return failedImport(item.name, item.error);
  const { story, dropped, missing, name } = item;
  return { name, id: story.id, headline: story.facts.headline, dropped, missing, error: null };
}
