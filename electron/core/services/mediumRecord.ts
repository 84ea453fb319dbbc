import type { MediaInfo, MediumEntry } from '../../../shared/contract/calls.ts';
import { fold } from '../../../shared/story/fold.ts';
import {
  type EmbeddedFacts,
  type MediumFacts,
  readEmbeddedFacts,
  readMediumFacts,
  writtenMediumFacts,
} from '../../../shared/story/medium.ts';
import type { MediumRecord, WrittenMedium } from '../db/media.ts';

type FileInfo = Omit<MediaInfo, 'caption' | 'credit' | 'alt'>;

/**
 * A medium as it is written: the facts over those that are `stored` (JSON), and what lists and searches need of
 * them. `embedded` is null for a file that was not asked.
 */
export function writtenMedium(
  info: FileInfo,
  facts: MediumFacts,
  embedded: EmbeddedFacts | null,
  stored: unknown = null,
): WrittenMedium {
  return {
    ...info,
    caption: facts.caption,
    credit: facts.credit,
    alt: facts.altText,
    facts: JSON.stringify(writtenMediumFacts(facts, stored)),
    embedded: embedded === null ? null : JSON.stringify(embedded),
    takenAt: facts.takenAt,
    expires: facts.expires,
    mayExport: facts.mayExport ? 1 : 0,
    nameKey: fold(info.name),
    searchKey: searchKey(info, facts),
  };
}

/** A stored entry as it is shown. */
export function toMediumEntry(record: MediumRecord): MediumEntry {
  const { facts, embedded, ...rest } = record;
  return {
    ...rest,
    facts: factsOf(record),
    embedded: embedded === null ? null : readEmbeddedFacts(parsed(embedded)),
  };
}

export function factsOf({ facts }: Pick<MediumRecord, 'facts'>): MediumFacts {
  return readMediumFacts(parsed(facts));
}

/** Null for what the disk has damaged: it must not hide the rest. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The file's name, its hash, and every text a person may remember it by. */
function searchKey({ name, source }: FileInfo, facts: MediumFacts): string {
  const { headline, caption, altText, persons, place, creator, credit, supplier, copyright } = facts;
  const texts = [name, headline, caption, altText, ...persons, place, creator, credit, supplier, copyright];
  return [...texts.filter((text) => text !== '').map(fold), source].join('\n');
}
