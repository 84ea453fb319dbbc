import { fold } from '../../../shared/story/fold.ts';
import {
  type LibraryNotice,
  type NoticeEntry,
  readNotice,
  saysTheSame,
  writtenNotice,
} from '../../../shared/story/libraryNotice.ts';
import type { NoticeStanding } from '../../../shared/story/noticeNode.ts';
import type { NoticeRecord } from '../db/notices.ts';
import type { Handlers } from '../dispatch.ts';
import type { Desk } from './desk.ts';
import { entryId, keptEntries } from './keptEntries.ts';
import { tryReadStory } from './readStory.ts';
import { tidyNotice } from './tidyNotice.ts';
import { updateEach } from './updateEach.ts';
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
  const { noticed } = desk.library;
  const notices = noticeEntries(desk);

  return {
    'notices.list': ({ withRemoved }) => ({ notices: notices.list(withRemoved) }),

    'notices.save': ({ baseRevision, ...input }) =>
      notices.save({ ...input, id: entryId(input.id) }, baseRevision),

    'notices.remove': ({ id }) => notices.remove(id),

    'notices.restore': ({ id }) => notices.restore(id),

    'notices.stories'({ id }) {
      const notice = notices.find(id);
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
      const notice = notices.get(id);
      return updateEach(desk, stories, (story) => updateNotice(desk, notice, story));
    },
  };
}

/** The library's notices, as every service works with them. */
export function noticeEntries(desk: Desk) {
  const { noticeTexts } = desk.library;
  return keptEntries<LibraryNotice, NoticeEntry, NoticeRecord>(desk, {
    table: noticeTexts,
    event: 'notices.changed',
    gone: 'This notice is not in the library any more.',
    stale: 'Somebody changed this notice since it was opened here. Nothing was overwritten; both are shown.',
    toEntry({ revision, changedAt, removedAt }, held) {
      const notice = readNotice(held);
      return notice === null ? null : { ...notice, changedAt, revision, removedAt };
    },
    tidy: tidyNotice,
    isSame: (notice, shown) => shown.title === notice.title && saysTheSame(shown, notice),
    add(notice) {
      const changedAt = desk.now().toISOString();
      const value = JSON.stringify(notice);
      noticeTexts.add({ id: notice.id, titleKey: fold(notice.title), value, changedAt });
      return { ...notice, changedAt, revision: 1, removedAt: null };
    },
    replace(notice, { held, shown }, baseRevision) {
      const isSaid = shown !== null && saysTheSame(shown, notice);
      const changedAt = isSaid ? shown.changedAt : desk.now().toISOString();
      const value = JSON.stringify(writtenNotice(notice, held));
      const written = { id: notice.id, titleKey: fold(notice.title), value, changedAt };
      const revision = noticeTexts.save(written, baseRevision);
      return revision === null ? null : { ...notice, changedAt, revision, removedAt: null };
    },
  });
}

function placesIn(desk: Desk, id: string, notice: NoticeEntry): readonly NoticeStanding[] {
  const story = tryReadStory(desk, id);
  return story === null ? [] : noticesOf(story.document, notice, story.meta.language);
}
