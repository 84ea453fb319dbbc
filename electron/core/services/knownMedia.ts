import type { KnownMedium } from '../../../shared/story/knownMedium.ts';
import { mediumFacts } from '../../../shared/story/medium.ts';
import type { Desk } from './desk.ts';
import { findMedia } from './mediaStore.ts';
import { factsOf } from './mediumRecord.ts';

/** What checks are told of these media, also of those that are not here. */
export function knownMedia(desk: Desk, sources: readonly string[]): readonly KnownMedium[] {
  return sources.map((source) => {
    const record = desk.library.media.one(source);
    const facts = record === undefined ? mediumFacts.parse({}) : factsOf(record);
    const { credit, digitalSourceType, expires, mayExport } = facts;
    return {
      source,
      isThere: findMedia(desk, source) !== null,
      duration: record?.duration ?? null,
      credit,
      digitalSourceType,
      expires,
      mayExport,
    };
  });
}
