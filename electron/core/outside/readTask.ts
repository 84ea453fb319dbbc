import { StetError } from '../../../shared/contract/reply.ts';
import type { ImportResult } from '../../../shared/formats/format.ts';
import { importFile } from '../../../shared/formats/importFile.ts';
import { missingMedia } from '../../../shared/formats/missingMedia.ts';
import { keptNames, readFacts, withoutKept } from '../../../shared/story/keptFacts.ts';
import { fileName } from '../fileName.ts';
import { inspectMedia } from '../media/inspectMedia.ts';
import { newId, toStored } from '../services/storedStory.ts';
import type { OutsideResult, OutsideTask, ReadStory } from './outsideTask.ts';

/** What the reading process does with one file. Throws StetError when it is refused. */
export async function readTask(task: OutsideTask): Promise<OutsideResult[OutsideTask['type']]> {
  try {
    if (task.type === 'media') return await inspectMedia(task.bytes, task.source);
    if (task.type === 'renditions') {
      // Loaded when first needed: most files that are read are no pictures to go out.
      const { makeRenditions } = await import('../media/outgoing/makeRenditions.ts');
      return await makeRenditions(task);
    }
    if (task.type === 'clean') {
      const { cleanPicture } = await import('../media/outgoing/cleanPicture.ts');
      return await cleanPicture(task.bytes, task.extension);
    }
    return toReadStory(importFile(task.bytes, task.name), task.name);
  } catch (error) {
    throw wornOut(error, task.name) ?? error;
  }
}

/** A file that was read, ready for the library. `own` are facts the file has no say in. */
export function toReadStory(
  result: ImportResult,
  name: string,
  own: { readonly isSample?: boolean } = {},
): ReadStory {
  const { document, meta, schemaVersion, createdAt, media, standIns, facts: told } = result;
  const reasons = new Map(result.damaged.map((source) => [source, 'its file in the story is damaged']));
  const read = readFacts({ ...meta, ...own });
  const isStets = schemaVersion !== null;
  const facts = isStets ? read : withoutKept(read);
  const slug = facts.slug === '' ? (fileName(name.replace(/\.[^.]*$/, '')) ?? '') : facts.slug;
  return {
    story: toStored(newId(), document, { ...facts, slug }, schemaVersion ?? undefined),
    createdAt,
    media,
    standIns,
    facts: told,
    uses: missingMedia(document, () => false, reasons),
    dropped: [...result.dropped, ...unusedFacts(keptNames(read), isStets)],
  };
}

function unusedFacts(kept: readonly string[], isStets: boolean): readonly string[] {
  if (kept.length === 0) return [];
  return isStets
    ? [
        `${kept.join(', ')}: this Stet cannot use what the file says there. It is kept, and the default is shown.`,
      ]
    : ['Some facts of the story did not fit and were left out.'];
}

/** V8 says by a RangeError that a text, a list or the calls within one another grew beyond what it has room for. */
function wornOut(error: unknown, name: string): StetError | null {
  if (!(error instanceof RangeError)) return null;
  return /call stack/i.test(error.message)
    ? new StetError('invalid', `“${name}” nests too deeply to be read. Nothing of it was taken in.`)
    : new StetError('tooLarge', `“${name}” is too large to be read. Nothing of it was taken in.`);
}
