import { useState } from 'react';
import { StetError } from '../../../shared/contract/reply.ts';
import {
  type Contributor,
  type ContributorEntry,
  contributorEntry,
} from '../../../shared/story/contributor.ts';
import { api } from '../../host/host.ts';
import { problemText } from '../../ui/problem.ts';
import {
  type ContributorDraft,
  type DraftProblems,
  draftOf,
  factsOf,
  isChanged,
  newDraft,
  problemsOf,
} from './contributorDraft.ts';
import { type MergedContributor, mergeContributor } from './mergeContributor.ts';

/** The key of the entry that is not in the directory yet. */
export const newKey = 'new';

/** What somebody else saved while this was being edited. */
export interface Meeting extends Omit<MergedContributor, 'draft'> {
  readonly theirs: ContributorDraft;
}

/** An entry being edited. */
export interface ContributorWork {
  /** What the draft began with; null for a new entry. */
  readonly base: ContributorEntry | null;
  readonly draft: ContributorDraft;
  readonly meeting: Meeting | null;
  /** Said by the core about the last try to save. */
  readonly problem: string | null;
  /** Fields are judged while they are typed in; an empty name only once somebody tried to save. */
  readonly isTried: boolean;
}

/** Everything that is being edited and not saved yet, by the entry's id: going to another entry loses nothing. */
export function useContributorWork() {
  const [works, setWorks] = useState<ReadonlyMap<string, ContributorWork>>(new Map());
  const put = (key: string, work: ContributorWork | null): void =>
    setWorks((before) => {
      const after = new Map(before);
      if (work === null) after.delete(key);
      else after.set(key, work);
      return after;
    });

  return {
    works,
    begin(kind: Contributor['kind'], name: string): void {
      if (!works.has(newKey)) put(newKey, workOn(null, newDraft(kind, name)));
    },
    change(key: string, base: ContributorEntry | null, patch: Partial<ContributorDraft>): void {
      const work = works.get(key) ?? (base === null ? null : workOn(base, draftOf(base)));
      if (work === null) return;
      const draft = { ...work.draft, ...patch };
      const isBack = work.base !== null && work.meeting === null && !isChanged(draft, work.base);
      // What is typed and taken back again is no work to be lost, but a blank typed at the end has to stay.
      const isSame = isBack && JSON.stringify(draft) === JSON.stringify(draftOf(work.base));
      put(key, isSame ? null : { ...work, draft, problem: null });
    },
    discard: (key: string): void => put(key, null),
    discardAll: (): void => setWorks(new Map()),
    /** The entry as it was saved; null when it was not, and the work says why. */
    async save(key: string): Promise<ContributorEntry | null> {
      const work = works.get(key);
      if (work === undefined) return null;
      const { base, draft } = work;
      if (Object.keys(problemsOf(draft)).length > 0) {
        put(key, { ...work, isTried: true });
        return null;
      }
      try {
        const saved = await api.call('contributors.save', {
          ...factsOf(draft),
          ...(base === null ? {} : { id: base.id }),
          baseRevision: base?.revision ?? 0,
        });
        put(key, null);
        return saved;
      } catch (error) {
        put(key, { ...work, isTried: true, ...metOrRefused(work, error) });
        return null;
      }
    },
  };
}

/** The problems to show: nobody is told to fill in a name before they had the time to. */
export function shownProblems({ draft, isTried, base }: ContributorWork): DraftProblems {
  const { name, ...others } = problemsOf(draft);
  return name === undefined || (!isTried && base === null && draft.name === '')
    ? others
    : { ...others, name };
}

export function isUnsaved({ base, draft }: ContributorWork): boolean {
  return isChanged(draft, base ?? { ...newDraft(draft.kind), url: null });
}

function workOn(base: ContributorEntry | null, draft: ContributorDraft): ContributorWork {
  return { base, draft, meeting: null, problem: null, isTried: false };
}

function metOrRefused(work: ContributorWork, error: unknown): Partial<ContributorWork> {
  const theirs =
    error instanceof StetError && error.code === 'stale'
      ? contributorEntry.safeParse(error.details?.['entry']).data
      : undefined;
  if (theirs === undefined || work.base === null) return { problem: problemText(error) };
  const { draft, contested, taken } = mergeContributor(work.base, work.draft, theirs);
  return { base: theirs, draft, meeting: { theirs: draftOf(theirs), contested, taken }, problem: null };
}
