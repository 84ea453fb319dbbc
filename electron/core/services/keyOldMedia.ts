import type { Desk } from './desk.ts';
import { factsOf, writtenMedium } from './mediumRecord.ts';

/** Media that an earlier Stet entered can be found and sorted like the others: SQL does not fold as a search does. */
export function keyOldMedia({ library }: Desk): void {
  const sources = library.media.unkeyed();
  if (sources.length === 0) return;
  library.write(() => {
    for (const source of sources) {
      const record = library.media.one(source);
      if (record !== undefined) library.media.setKeys(writtenMedium(record, factsOf(record), null));
    }
  });
}
