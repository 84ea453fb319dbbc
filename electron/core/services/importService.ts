import type { ImportOutcome } from '../../../shared/contract/calls.ts';
import type { ImportResult } from '../../../shared/formats/format.ts';
import { importFile } from '../../../shared/formats/importFile.ts';
import { type MissingMedia, missingMedia } from '../../../shared/formats/missingMedia.ts';
import { keptNames, readFacts, withoutKept } from '../../../shared/story/keptFacts.ts';
import type { StoredStory } from '../db/stories.ts';
import type { Handlers } from '../dispatch.ts';
import { fileName } from '../fileName.ts';
import type { Desk } from './desk.ts';
import { addMedia, findMedia } from './mediaStore.ts';
import { outcomeError } from './outcomeError.ts';
import { newId, toStored } from './storedStory.ts';

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
      const read: Read[] = [];
      for (const { name, bytes } of files) read.push({ name, ...(await readOne(desk, name, bytes)) });
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
    return await takeIn(desk, importFile(bytes, name), name);
  } catch (error) {
    return { error: outcomeError(desk, 'imports.read', error) };
  }
}

/** What was read, ready for the library, its media in the media folder. */
export async function takeIn(
  desk: Desk,
  result: ImportResult,
  name: string,
  own: { readonly isSample?: boolean } = {},
): Promise<Ready> {
  const dropped = [...result.dropped];
  const reasons = new Map(result.damaged.map((source) => [source, 'its file in the story is damaged']));
  for (const { source, name: mediaName, bytes } of result.media) {
    try {
      await addMedia(desk, mediaName, bytes, source);
    } catch (error) {
      reasons.set(source, `its file could not be taken. ${outcomeError(desk, 'imports.read', error)}`);
    }
  }
  const read = readFacts({ ...result.meta, ...own });
  const isStets = result.schemaVersion !== null;
  const kept = keptNames(read);
  if (kept.length > 0)
    dropped.push(
      isStets
        ? `${kept.join(', ')}: this Stet cannot use what the file says there. It is kept, and the default is shown.`
        : 'Some facts of the story did not fit and were left out.',
    );
  const facts = isStets ? read : withoutKept(read);
  const slug = facts.slug === '' ? (fileName(name.replace(/\.[^.]*$/, '')) ?? '') : facts.slug;
  return {
    story: toStored(newId(), result.document, { ...facts, slug }, result.schemaVersion ?? undefined),
    createdAt: result.createdAt ?? desk.now().toISOString(),
    dropped,
    missing: missingMedia(
      result.document,
      (source) => findMedia(desk.folders.media, source) !== null,
      reasons,
    ),
  };
}

function toOutcome(item: Read): ImportOutcome {
  if ('error' in item)
    return { name: item.name, id: null, headline: '', dropped: [], missing: [], error: item.error };
  const { story, dropped, missing, name } = item;
  return { name, id: story.id, headline: story.facts.headline, dropped, missing, error: null };
}
