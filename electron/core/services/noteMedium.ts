import type { MediaInfo } from '../../../shared/contract/calls.ts';
import { type EmbeddedFacts, filledFacts, mediumFacts } from '../../../shared/story/medium.ts';
import type { Desk } from './desk.ts';
import { factsOf, parsed, writtenMedium } from './mediumRecord.ts';

/**
 * Enters a file that has come into the library, inside the caller's transaction; false when nothing was to be written.
 * Of one that an earlier Stet entered without asking it, what it says fills what nobody has said: once, so that what a
 * person empties afterwards stays empty.
 */
export function noteMedium(
  { library, now }: Desk,
  info: Omit<MediaInfo, 'caption' | 'credit' | 'alt'>,
  embedded: EmbeddedFacts,
): boolean {
  const { media } = library;
  const { source } = info;
  const there = media.one(source);
  if (there === undefined) {
    const facts = filledFacts(mediumFacts.parse({}), embedded);
    const at = { addedAt: now().toISOString(), removedAt: null, revision: 1 };
    media.add(writtenMedium(info, facts, embedded), at);
    return true;
  }
  if (there.embedded !== null) return there.removedAt !== null && media.setRemoved(source, null);
  const filled = filledFacts(factsOf(there), embedded);
  media.save(writtenMedium(there, filled, embedded, parsed(there.facts)), there.revision);
  return true;
}
