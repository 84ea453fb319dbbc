import { sameJson } from '../../../shared/story/sameJson.ts';
import {
  type ContributorDraft,
  type ContributorFacts,
  type DraftField,
  draftFields,
  draftOf,
} from './contributorDraft.ts';

/** A draft brought together with what somebody else saved meanwhile. */
export interface MergedContributor {
  readonly draft: ContributorDraft;
  /** Changed on both sides to different values: the draft holds what was typed here. */
  readonly contested: readonly DraftField[];
  /** Changed by the other side alone: the draft holds theirs. */
  readonly taken: readonly DraftField[];
}

/** `base` is what the draft began with. */
export function mergeContributor(
  base: ContributorFacts,
  draft: ContributorDraft,
  theirs: ContributorFacts,
): MergedContributor {
  const before = draftOf(base);
  const other = draftOf(theirs);
  const differing = draftFields.filter((field) => !sameJson(other[field], draft[field]));
  const taken = differing.filter((field) => sameJson(draft[field], before[field]));
  const contested = differing.filter(
    (field) => !sameJson(draft[field], before[field]) && !sameJson(other[field], before[field]),
  );
  const values = Object.fromEntries(taken.map((field) => [field, other[field]]));
  return { draft: { ...draft, ...values }, contested, taken };
}
