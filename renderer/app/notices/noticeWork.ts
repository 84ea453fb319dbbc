import { type NoticeEntry, noticeEntry } from '../../../shared/story/libraryNotice.ts';
import { api } from '../../host/host.ts';
import { problemText } from '../../ui/problem.ts';
import type { EditedKind, EntryWork } from '../directory/useEntryWork.ts';
import { draftOf, isChanged, type NoticeDraft, problemsOf } from './noticeDraft.ts';

/** What meets the work is the whole notice as somebody else saved it. */
export type NoticeWork = EntryWork<NoticeEntry, NoticeDraft, NoticeEntry>;

/** How a notice of the library is edited. */
export const noticeWork: EditedKind<NoticeEntry, NoticeDraft, NoticeEntry> = {
  draftOf,
  isSound(draft) {
    const problems = problemsOf(draft);
    return problems.title === undefined && problems.texts.size === 0;
  },
  // Work that changes nothing does not count as unsaved, so it may as well stay.
  isIdle: () => false,
  save: (draft, base) =>
    api.call('notices.save', {
      ...draft,
      ...(base === null ? {} : { id: base.id }),
      baseRevision: base?.revision ?? 0,
    }),
  readEntry: (value) => noticeEntry.safeParse(value).data ?? null,
  // Saving again keeps what was written here, over what the person has been shown.
  refused: ({ base }, error, theirs) => ({
    base: theirs ?? base,
    meeting: theirs,
    problem: problemText(error),
  }),
};

export function isUnsaved({ base, draft }: NoticeWork): boolean {
  return base === null ? true : isChanged(draft, draftOf(base));
}
