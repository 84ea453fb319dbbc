import type { MediaInfo } from '../../../shared/contract/calls.ts';
import {
  type EmbeddedFacts,
  filledFacts,
  isSameMedium,
  type MediumFacts,
  mediumFacts,
} from '../../../shared/story/medium.ts';
import type { Desk } from './desk.ts';
import { factsOf, parsed, writtenMedium } from './mediumRecord.ts';

/**
 * Enters a file that has come into the library, inside the caller's transaction; false when nothing was to be written.
 * Of one that is there already, what it says fills what nobody has said, once: what a person emptied afterwards stays
 * empty. `own` goes before what the file says itself.
 */
export function noteMedium(
  { library, now }: Desk,
  info: Omit<MediaInfo, 'caption' | 'credit' | 'alt'>,
  embedded: EmbeddedFacts,
  own: Partial<MediumFacts>,
): boolean {
  const { media } = library;
  const { source } = info;
  const there = media.one(source);
  if (there === undefined) {
    const facts = filledFacts(filledFacts(mediumFacts.parse({}), own), embedded);
    const at = { addedAt: now().toISOString(), removedAt: null, revision: 1 };
    media.add(writtenMedium(info, facts, embedded), at);
    return true;
  }
  const facts = factsOf(there);
  const isAsked = there.embedded !== null;
  const filled = filledFacts(filledFacts(facts, own), isAsked ? {} : embedded);
  if (isAsked && isSameMedium(facts, filled))
    return there.removedAt !== null && media.setRemoved(source, null);
  const medium = writtenMedium(there, filled, isAsked ? null : embedded, parsed(there.facts));
  media.save(isAsked ? { ...medium, embedded: there.embedded } : medium, there.revision);
  return true;
}
