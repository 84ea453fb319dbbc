import type { CallName, calls } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import { withBodyChange } from '../../../shared/document/bodyChange.ts';
import type { z } from '../../../shared/zod.ts';
import { assertThere } from './assertThere.ts';
import { cutVersion, keepable } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { assertOurs, readStory } from './readStory.ts';
import { toStored } from './storedStory.ts';
import type { VersionWatch } from './versionWatch.ts';

type SaveInput = z.output<(typeof calls)['stories.save' & CallName]['input']>;
type ChangeInput = z.output<(typeof calls)['stories.saveChange' & CallName]['input']>;
export interface Saved {
  readonly revision: number;
  readonly savedAt: string;
  readonly hash: string;
}

/**
 * One save, whole or not at all, on the disk when it returns. A text that would be lost to it becomes a
 * version first. Throws StetError `stale` when somebody else saved in between.
 */
export function saveStory(
  desk: Desk,
  watch: VersionWatch,
  { id, baseRevision, document, meta }: SaveInput,
): Saved {
  desk.assertWritable();
  const { library } = desk;
  const story = toStored(id, document, meta);
  let isOnDisk = (): void => undefined;
  const saved = library.write(() => {
    const before = library.stories.readHead(id);
    if (before === undefined)
      throw new StetError(
        'notFound',
        'This story is not in the library any more. Save a copy to keep the text.',
      );
    assertOurs(before.schemaVersion);
    const isSame = before.hash === story.hash;
    // The very same text is there already: the reply to an earlier try was lost, or nothing was changed.
    if (isSame && library.stories.holds(story))
      return { revision: before.revision, savedAt: before.savedAt, hash: story.hash };
    if (before.trashedAt !== null)
      throw new StetError(
        'trashed',
        'This story is in the trash, so nothing was written to it. Restore it to go on, or save your text as a new story.',
      );
    // What was damaged on the disk since is put right by the text it was.
    if (before.revision !== baseRevision && !isSame) throw stale(before.revision);
    if (!isSame) isOnDisk = watch.keepBefore(before, story);
    const savedAt = desk.now().toISOString();
    const revision = library.stories.save(story, before.revision, savedAt);
    if (revision === null) throw stale(before.revision);
    assertThere(desk, story);
    if (before.status !== story.facts.status) cutVersion(desk, id, keepable(story), 'status');
    return { revision, savedAt, hash: story.hash };
  });
  isOnDisk();
  return saved;
}

/** The same for a text told as a change of the one that is there. */
export function saveChange(desk: Desk, watch: VersionWatch, { change, ...input }: ChangeInput): Saved {
  const base = readStory(desk, input.id);
  if (base.revision !== input.baseRevision) throw stale(base.revision);
  const document = withBodyChange(base.document, change);
  if (document === null)
    throw new StetError(
      'invalid',
      'What was changed does not fit the text in the library. Nothing was overwritten.',
    );
  return saveStory(desk, watch, { ...input, document });
}

export function stale(revision: number): StetError {
  return new StetError(
    'stale',
    'This story was changed somewhere else since it was opened here. Nothing was overwritten.',
    {
      revision,
    },
  );
}
