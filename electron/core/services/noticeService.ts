import { StetError } from '../../../shared/contract/reply.ts';
import { fold } from '../../../shared/story/fold.ts';
import {
  type LibraryNotice,
  type NoticeEntry,
  readNotice,
  saysTheSame,
  writtenNotice,
} from '../../../shared/story/libraryNotice.ts';
import type { NoticeRecord } from '../db/notices.ts';
import type { Handlers } from '../dispatch.ts';
import { knownFailure } from '../failure.ts';
import type { Desk } from './desk.ts';
import { readStory } from './readStory.ts';
import { newId } from './storedStory.ts';
import { tidyNotice } from './tidyNotice.ts';
import { noticesOf, updateNotice } from './updateNotice.ts';

type Calls =
  | 'notices.list'
  | 'notices.save'
  | 'notices.remove'
  | 'notices.restore'
  | 'notices.stories'
  | 'notices.updateStories';

/** Of the stories that refer to a notice, this many are shown. */
const mostShown = 200;

/** The notices that many stories carry: legal ones, disclosures, forms of corrections. */
export function noticeService(desk: Desk): Pick<Handlers, Calls> {
  const { noticeTexts: notices, noticed } = desk.library;
  const setRemoved = (id: string, at: string | null): void => {
    desk.assertWritable();
    if (!desk.library.write(() => notices.setRemoved(id, at))) throw gone();
    desk.emit({ type: 'notices.changed' });
  };

  return {
    'notices.list': ({ withRemoved }) => ({
      notices: libraryNotices(desk).filter(({ removedAt }) => withRemoved || removedAt === null),
    }),

    'notices.save'({ baseRevision, ...input }) {
      desk.assertWritable();
      const id = input.id === undefined || input.id === '' ? newId() : input.id;
      const notice = tidyNotice({ ...input, id });
      const saved = desk.library.write(() => write(desk, notice, baseRevision));
      desk.emit({ type: 'notices.changed' });
      return saved;
    },

    'notices.remove'({ id }) {
      setRemoved(id, desk.now().toISOString());
      return {};
    },

    'notices.restore'({ id }) {
      setRemoved(id, null);
      return {};
    },

    'notices.stories'({ id }) {
      const notice = find(desk, id);
      return {
        total: noticed.count(id),
        stories: noticed.stories(id, mostShown).map((story) => {
          const places =
            notice === null || story.status === 'exported' ? [] : placesIn(desk, story.id, notice);
          return {
            ...story,
            isOutdated: places.length > 0,
            isEdited: places.some((place) => place.isEdited),
            textsIn: places[0]?.text.language ?? null,
          };
        }),
      };
    },

    'notices.updateStories'({ id, stories }) {
      desk.assertWritable();
      const notice = find(desk, id);
      if (notice === null) throw gone();
      const outcomes = stories.map((story) => ({ id: story.id, error: tryUpdate(desk, notice, story) }));
      const ids = outcomes.filter(({ error }) => error === null).map((outcome) => outcome.id);
      if (ids.length > 0) {
        desk.emit({ type: 'stories.changed', ids });
        desk.search.changed();
      }
      return { outcomes };
    },
  };
}

/** Every notice this version can read, the removed ones too; the others stay in the library. */
export function libraryNotices({ library }: Desk): readonly NoticeEntry[] {
  return library.noticeTexts.list().flatMap((record) => toEntry(record) ?? []);
}

/** One save of a notice, inside the caller's transaction. Throws StetError `stale`. */
function write({ library, now }: Desk, notice: LibraryNotice, baseRevision: number): NoticeEntry {
  const { noticeTexts: notices } = library;
  const titleKey = fold(notice.title);
  const stored = notices.one(notice.id);
  const at = now().toISOString();
  if (stored === undefined) {
    notices.add({ id: notice.id, titleKey, value: JSON.stringify(notice), changedAt: at });
    return { ...notice, changedAt: at, revision: 1, removedAt: null };
  }
  const shown = toEntry(stored);
  const isSame = shown !== null && shown.title === notice.title && saysTheSame(shown, notice);
  // The very same notice is there already: the reply to an earlier try was lost, or nothing was changed.
  if (isSame && shown.removedAt === null) return shown;
  const changedAt = shown !== null && saysTheSame(shown, notice) ? shown.changedAt : at;
  const value = JSON.stringify(writtenNotice(notice, heldValue(stored)));
  const revision = notices.save({ id: notice.id, titleKey, value, changedAt }, baseRevision);
  if (revision !== null) return { ...notice, changedAt, revision, removedAt: null };
  throw new StetError(
    'stale',
    'Somebody changed this notice since it was opened here. Nothing was overwritten; both are shown.',
    { entry: shown },
  );
}

function find({ library }: Desk, id: string): NoticeEntry | null {
  const record = library.noticeTexts.one(id);
  return record === undefined ? null : toEntry(record);
}

function toEntry(record: NoticeRecord): NoticeEntry | null {
  const { revision, changedAt, removedAt } = record;
  const notice = readNotice(heldValue(record));
  return notice === null ? null : { ...notice, changedAt, revision, removedAt };
}

/** Null for a notice the disk has damaged: it must not hide the others. */
function heldValue({ value }: NoticeRecord): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** A story that cannot be read is not offered; opening it says what is wrong with it. */
function placesIn(desk: Desk, id: string, notice: NoticeEntry) {
  try {
    const { document, meta } = readStory(desk, id);
    return noticesOf(document, notice, meta.language);
  } catch (error) {
    if (error instanceof StetError) return [];
    throw error;
  }
}

function tryUpdate(
  desk: Desk,
  notice: NoticeEntry,
  story: { readonly id: string; readonly baseRevision: number },
): string | null {
  try {
    updateNotice(desk, notice, story.id, story.baseRevision);
    return null;
  } catch (error) {
    const known = error instanceof StetError ? error : knownFailure(error);
    if (known === null) throw error;
    return known.message;
  }
}

function gone(): StetError {
  return new StetError('notFound', 'This notice is not in the library any more.');
}
