import type { JournalText } from '../journal/entry.ts';
import { storyHash } from '../storyHash.ts';
import { cutVersion, keepable } from './cutVersion.ts';
import type { Desk } from './desk.ts';
import { keepDamaged } from './keepDamaged.ts';
import { storedAgain } from './storedStory.ts';

/**
 * What became of a text that was to be put back. `back`: the library lacked it. `mended`: what was there was
 * damaged. `kept`: what is there stands, and this is a version. `none`: it was there. `unread`: it is no story
 * this Stet can read, and lies in `damaged/`.
 */
export type Recovered = 'back' | 'mended' | 'kept' | 'none' | 'unread';

/**
 * Puts a text back in its story's place unless what is there is sound and as new, inside the caller's
 * transaction. `source` names a version that is made of it. Whatever it replaces is a version or in `damaged/`
 * first. Throws a file system error when that cannot be; then nothing is to be written.
 */
export function recoverText(desk: Desk, text: Omit<JournalText, 'change'>, source: string): Recovered {
  const { library } = desk;
  const { revision, createdAt, savedAt } = text;
  const story = storedAgain(text);
  if (story === null) {
    keepDamaged(desk, text);
    return 'unread';
  }
  const record = library.stories.read(text.id);
  if (record === undefined) {
    library.stories.recover(story, { revision, createdAt, savedAt });
    return 'back';
  }
  const isSound = storyHash(record.document, record.meta) === record.hash;
  const isNewer = isSound ? revision > record.revision : revision >= record.revision;
  if (!isNewer) return keepBeside(desk, text.id, { state: keepable(story), current: record.hash, source });
  if (isSound && record.hash === text.hash) {
    library.stories.recover(story, { revision, createdAt, savedAt });
    return 'none';
  }
  if (isSound) cutVersion(desk, text.id, record, 'recovered');
  else keepDamaged(desk, record);
  library.stories.recover(story, { revision, createdAt: record.createdAt, savedAt });
  return isSound ? 'back' : 'mended';
}

interface Beside {
  readonly state: ReturnType<typeof keepable>;
  /** The hash of the text that stands. */
  readonly current: string;
  readonly source: string;
}

/** A text that is not the story's any more, or never was, may still be missed: it is kept as a version. */
function keepBeside(desk: Desk, id: string, { state, current, source }: Beside): Recovered {
  const { versions } = desk.library;
  if (state.hash === current || versions.list(id).some(({ hash }) => hash === state.hash)) return 'none';
  versions.add(id, state, 'recovered', source, desk.now().toISOString());
  return 'kept';
}
