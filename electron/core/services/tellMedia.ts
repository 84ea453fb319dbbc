import { filledFacts, isSameMedium, type MediumFacts, mediumFacts } from '../../../shared/story/medium.ts';
import type { Desk } from './desk.ts';
import { factsOf, parsed, writtenMedium } from './mediumRecord.ts';

/**
 * What a story's file says of its media fills what nobody here has said. Of one that nobody here has touched since it
 * came, it stands before what the medium says itself: it is what the other desk made of that. Emits what changed.
 */
export function tellMedia(desk: Desk, told: ReadonlyMap<string, Partial<MediumFacts>>): void {
  if (told.size === 0) return;
  const { media } = desk.library;
  const sources = desk.library.write(() =>
    [...told].flatMap(([source, own]) => {
      const there = media.one(source);
      if (there === undefined) return [];
      const facts = factsOf(there);
      const isUntouched = there.revision === 1;
      const filled = isUntouched
        ? filledFacts(filledFacts(mediumFacts.parse({}), own), facts)
        : filledFacts(facts, own);
      if (isSameMedium(facts, filled)) return [];
      const medium = writtenMedium(there, filled, null, parsed(there.facts));
      media.save({ ...medium, embedded: there.embedded }, there.revision);
      return [source];
    }),
  );
  if (sources.length > 0) desk.emit({ type: 'media.changed', sources });
}
