import type { z } from 'zod';
import type { CallName, calls } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import type { VersionReason } from '../../../shared/story/story.ts';
import type { StoredStory, StoryHead } from '../db/stories.ts';
import { cutVersion, keepable } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { toStored } from './storedStory.ts';

type SaveInput = z.output<(typeof calls)['stories.save' & CallName]['input']>;
export interface Saved {
  readonly revision: number;
  readonly savedAt: string;
  readonly hash: string;
}

const hour = 3_600_000;

/**
 * One save, whole or not at all, on the disk when it returns. A text that would be lost to it becomes a
 * version first. Throws StetError `stale` when somebody else saved in between.
 */
export function saveStory(desk: Desk, { id, baseRevision, document, meta }: SaveInput): Saved {
  desk.assertWritable();
  const { library } = desk;
  const story = toStored(id, document, meta);
  const now = desk.now();
  return library.write(() => {
    const before = library.stories.readHead(id);
    if (before === undefined)
      throw new StetError(
        'notFound',
        'This story is not in the library any more. Save a copy to keep the text.',
      );
    // The very same text is there already: the reply to an earlier try was lost, or nothing was changed.
    if (before.hash === story.hash)
      return { revision: before.revision, savedAt: before.savedAt, hash: before.hash };
    if (before.revision !== baseRevision) throw stale(before.revision);
    const reason = whyKeep(before, story, now);
    if (reason !== null) {
      const record = library.stories.read(id);
      if (record !== undefined) cutVersion(desk, id, record, reason);
    }
    const savedAt = now.toISOString();
    const revision = library.stories.save(story, baseRevision, savedAt);
    if (revision === null) throw stale(before.revision);
    if (before.status !== story.facts.status) cutVersion(desk, id, keepable(story), 'status');
    return { revision, savedAt, hash: story.hash };
  });
}

/** Why the text that is about to be replaced must become a version, or null. */
function whyKeep(before: StoryHead, story: StoredStory, now: Date): VersionReason | null {
  const lost = before.words - story.words;
  if (before.words > 0 && story.words === 0) return 'shrunk';
  if (lost > 200 && lost > before.words / 2) return 'shrunk';
  return now.getTime() - Date.parse(before.savedAt) >= hour ? 'hour' : null;
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
