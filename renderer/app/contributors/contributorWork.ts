import { type ContributorEntry, contributorEntry } from '../../../shared/story/contributor.ts';
import { api } from '../../host/host.ts';
import { problemText } from '../../ui/problem.ts';
import type { EditedKind, EntryWork } from '../directory/useEntryWork.ts';
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

/** What somebody else saved while this was being edited. */
export interface Meeting extends Omit<MergedContributor, 'draft'> {
  readonly theirs: ContributorDraft;
}

export type ContributorWork = EntryWork<ContributorEntry, ContributorDraft, Meeting>;

/** How an entry of the directory is edited: what somebody else saved meanwhile is merged, field by field. */
export const contributorWork: EditedKind<ContributorEntry, ContributorDraft, Meeting> = {
  draftOf,
  isSound: (draft) => Object.keys(problemsOf(draft)).length === 0,
  isIdle({ base, draft, meeting }) {
    const isBack = base !== null && meeting === null && !isChanged(draft, base);
    // What is typed and taken back again is no work to be lost, but a blank typed at the end has to stay.
    return isBack && JSON.stringify(draft) === JSON.stringify(draftOf(base));
  },
  save: (draft, base) =>
    api.call('contributors.save', {
      ...factsOf(draft),
      ...(base === null ? {} : { id: base.id }),
      baseRevision: base?.revision ?? 0,
    }),
  readEntry: (value) => contributorEntry.safeParse(value).data ?? null,
  refused(work, error, theirs) {
    if (theirs === null || work.base === null) return { problem: problemText(error) };
    const { draft, contested, taken } = mergeContributor(work.base, work.draft, theirs);
    return { base: theirs, draft, meeting: { theirs: draftOf(theirs), contested, taken }, problem: null };
  },
};

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
