import { useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';
import { type NoticeEntry, type NoticeKind, noticeEntry } from '../../../shared/story/libraryNotice.ts';
import { api } from '../../host/host.ts';
import { problemText } from '../../ui/problem.ts';
import { draftOf, isChanged, type NoticeDraft, newNotice, problemsOf } from './noticeDraft.ts';

/** The key of the notice that is not in the library yet. */
export const newKey = 'new';

/** A notice being edited. */
export interface NoticeWork {
  /** What the draft began with; null for a new one. */
  readonly base: NoticeEntry | null;
  readonly draft: NoticeDraft;
  /** What somebody else saved meanwhile. */
  readonly theirs: NoticeEntry | null;
  readonly problem: string | null;
  readonly isTried: boolean;
}

/** Everything that is being edited and not saved yet, by the notice's id: going to another one loses nothing. */
export function useNoticeWork() {
  const [works, setWorks] = useState<ReadonlyMap<string, NoticeWork>>(new Map());
  const put = (key: string, work: NoticeWork | null): void =>
    setWorks((before) => {
      const after = new Map(before);
      if (work === null) after.delete(key);
      else after.set(key, work);
      return after;
    });
  return {
    works,
    begin(kind: NoticeKind, language: string): void {
      if (!works.has(newKey)) put(newKey, workOn(null, newNotice(kind, language)));
    },
    change(key: string, base: NoticeEntry | null, patch: Partial<NoticeDraft>): void {
      const work = works.get(key) ?? (base === null ? null : workOn(base, draftOf(base)));
      if (work === null) return;
      put(key, { ...work, draft: { ...work.draft, ...patch }, problem: null });
    },
    discard: (key: string): void => put(key, null),
    /** The notice as it was saved; null when it was not, and the work says why. */
    async save(key: string): Promise<NoticeEntry | null> {
      const work = works.get(key);
      if (work === undefined) return null;
      const { base, draft } = work;
      const problems = problemsOf(draft);
      if (problems.title !== undefined || problems.texts.size > 0) {
        put(key, { ...work, isTried: true });
        return null;
      }
      try {
        const saved = await api.call('notices.save', {
          ...draft,
          ...(base === null ? {} : { id: base.id }),
          baseRevision: base?.revision ?? 0,
        });
        put(key, null);
        return saved;
      } catch (error) {
        const theirs =
          error instanceof StetError && error.code === 'stale'
            ? (noticeEntry.safeParse(error.details?.['entry']).data ?? null)
            : null;
        // Saving again keeps what was written here, over what the person has been shown.
        put(key, { ...work, base: theirs ?? base, theirs, problem: problemText(error), isTried: true });
        return null;
      }
    },
  };
}

export function isUnsaved({ base, draft }: NoticeWork): boolean {
  return base === null ? true : isChanged(draft, draftOf(base));
}

function workOn(base: NoticeEntry | null, draft: NoticeDraft): NoticeWork {
  return { base, draft, theirs: null, problem: null, isTried: false };
}
