import { StetError } from '../../../shared/contract/reply.ts';
import { mediaSources } from '../../../shared/formats/mediaSources.ts';
import { missingMedia } from '../../../shared/formats/missingMedia.ts';
import { localDay } from '../../../shared/story/localDay.ts';
import { whyNotExported } from '../../../shared/story/medium.ts';
import type { Story } from '../../../shared/story/story.ts';
import type { Desk } from './desk.ts';
import { factsOf } from './mediumRecord.ts';

/** Throws StetError `invalid` when a medium of the story must not go out today; it names each, and says why. */
export function refuseForbidden({ library, now }: Desk, { document }: Story): void {
  const today = localDay(now());
  const reasons = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { source } of mediaSources(document)) {
    const record = library.media.one(source);
    const why = record === undefined ? null : whyNotExported(factsOf(record), today);
    if (record === undefined || why === null) continue;
    reasons.set(source, why);
    names.set(source, [record.caption, record.alt, record.name].find((name) => name !== '') ?? '');
  }
  if (reasons.size === 0) return;
  const each = missingMedia(document, (source) => !reasons.has(source), reasons).map(
    ({ source, what, reason }) =>
      `${what.includes('“') ? what : `${what} “${names.get(source)}”`}: ${reason}.`,
  );
  throw new StetError(
    'invalid',
    `${each.join(' ')} Nothing of this story was written. Take it out of the story, or put its rights right in the media library.`,
  );
}
